package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.decision.Release;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.exchange.HeaderFamily;
import dev.hybridlab.mailflow.exchange.SenderNames;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.trace.Reason;
import java.time.Instant;

/** What leaves Exchange Online, and what reaches a cloud mailbox (HDR-12, HDR-22, HDR-65, HDR-71, HDR-89). */
final class OutboundFirewall {
    private OutboundFirewall() {}

    static Release release(Cloud cloud, HeldMessage held, Hop hop) {
        var edits = HeaderEdits.of(held.message().headers());
        var owner = cloud.tenantOf(held.attribution());
        FilterVerdict.leaving(cloud, held, edits);
        edits.kept(HeaderFamily::isRouting, Reason.of("HDR-06", "every target has the right to routing fields"))
                .kept(HeaderFamily.CROSS_TENANT::has, Reason.of("HDR-04", "data to whoever is no tenant"))
                .kept(HeaderFamily::isFilterWork, Reason.of("HDR-05", "they stay as this pass left them"));
        if (hop.preserve()) {
            var plain = Reason.of("HDR-22", "CloudServicesMailEnabled of '{}' is on", hop.connector());
            var because = owner.flatMap(tenant -> tenant.connectors().outbound().stream()
                            .filter(connector -> connector.name().equals(hop.connector()))
                            .findFirst())
                    .map(connector -> plain.configuredAt(connector.source().originOf("CloudServicesMailEnabled")))
                    .orElse(plain)
                    .alsoAssuming("HDR-29");
            edits.demote(because)
                    .set("X-OrganizationHeadersPreserved", cloud.names().hub(), because.alsoAssuming("HDX-10"));
        } else {
            var stranger = Reason.of("HDR-01", "'{}' leads out of the organisation", hop.connector());
            edits.remove(HeaderFamily.ORGANIZATION, stranger).remove(HeaderFamily.CROSS_PREMISES, stranger);
        }
        edits.remove(HeaderFamily.FOREST, Reason.of("HDR-02", "valid inside one forest"));
        owner.ifPresent(tenant -> SenderNames.hide(tenant.domains(), held, edits));
        var outward = Reason.of("HDR-71", "outbound");
        edits.set("X-MS-Exchange-SenderADCheck", "1", outward).set("X-MS-Exchange-AntiSpam-Relay", "0", outward);
        var every = cloud.settings()
                .assumption(Assumption.EXTERNAL_RECIPIENT_CONNECTORS)
                .equals("every-outbound");
        owner.filter(tenant -> every || !hop.connector().equals(OutboundHop.BY_MX))
                .ifPresent(tenant -> edits.set(
                        "X-ExternalRecipientOutboundConnectors",
                        tenant.id(),
                        Reason.assuming("HDX-07", "'{}' takes it out", hop.connector())));
        owner.ifPresent(tenant -> OutboundSignature.set(cloud, tenant, held, edits));
        return new Release(edits.on(held.message()), edits.changes());
    }

    static Release deliver(Cloud cloud, HeldMessage held, Instant now) {
        var edits = HeaderEdits.of(held.message().headers());
        FilterVerdict.leaving(cloud, held, edits);
        cloud.tenantOf(held.attribution())
                .ifPresent(tenant -> new Stamps(cloud, tenant, edits).delivered(held.since(), now));
        Trace.stored(cloud, now, edits);
        edits.kept(HeaderFamily.ORGANIZATION::has, Reason.of("HDX-13", "a cloud mailbox shows them all"))
                .kept(HeaderFamily::isRouting, Reason.of("HDR-06", "the way that it took"));
        return new Release(edits.on(held.message()), edits.changes());
    }
}
