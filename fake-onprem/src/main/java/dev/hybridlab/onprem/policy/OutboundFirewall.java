package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.decision.Release;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.exchange.HeaderFamily;
import dev.hybridlab.mailflow.exchange.SenderNames;
import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.trace.Reason;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What leaves over a connector, and what reaches the store (HDR-12, HDR-15, HDR-21, HDR-26). */
final class OutboundFirewall {
    private static final String BY_SEND_CONNECTOR = "X-CrossPremisesHeadersFilteredBySendConnector";
    /** HDR-27: stands on what came over the boundary between the two halves. */
    static final String CROSSED = "X-MS-Exchange-Organization-Cross-Premises-Headers-Promoted";
    /** HDR-15: of the organization's headers a mailbox keeps these. */
    private static final Set<String> IN_THE_STORE =
            Set.of("scl", "authdomain", "authmechanism", "authsource", "authas", "originalarrivaltime", "originalsize");

    private OutboundFirewall() {}

    static Release release(Home home, HeldMessage held, Hop hop) {
        var edits = HeaderEdits.of(held.message().headers());
        edits.kept(
                HeaderRight.ROUTING::covers, HeaderRight.ROUTING.sent(home, hop).because());
        var organization = HeaderRight.ORGANIZATION.sent(home, hop);
        if (organization.held()) {
            edits.kept(HeaderRight.ORGANIZATION::covers, organization.because());
            edits.kept(
                    HeaderRight.FOREST::covers,
                    HeaderRight.FOREST.sent(home, hop).because());
        } else {
            filter(home, held, hop, edits);
            SenderNames.hide(home.organization().domains(), held, edits);
        }
        return new Release(edits.on(held.message()), edits.changes());
    }

    private static void filter(Home home, HeldMessage held, Hop hop, HeaderEdits edits) {
        var flag = home.organization().sendConnectors().stream()
                .filter(connector -> connector.name().equals(hop.connector()))
                .findFirst()
                .map(connector -> connector.source().originOf("CloudServicesMailEnabled"));
        var forest = HeaderRight.FOREST.sent(home, hop).because();
        if (hop.preserve()) {
            var plain = Reason.of("HDR-21", "CloudServicesMailEnabled of '{}' is on", hop.connector());
            var because = trusted(home, held.envelope().recipients().getFirst().address())
                    .orElseGet(() -> flag.map(plain::configuredAt).orElse(plain))
                    .alsoAssuming("HDR-29");
            edits.demote(because).set("X-OrganizationHeadersPreserved", home.fqdn(), because);
            edits.remove(HeaderFamily.FOREST, forest);
            return;
        }
        var plain = Reason.of("HDR-26", "CloudServicesMailEnabled of '{}' is off", hop.connector());
        var because = flag.map(plain::configuredAt).orElse(plain);
        var carried = edits.headers().fields().stream().anyMatch(HeaderFamily.CROSS_PREMISES::has);
        edits.remove(HeaderFamily.CROSS_PREMISES, because);
        if (isMarked(home, carried, edits.headers().has(CROSSED))) {
            edits.set(BY_SEND_CONNECTOR, home.fqdn(), because.alsoAssuming("HDR-26"));
        }
        edits.remove(
                        HeaderFamily.ORGANIZATION,
                        HeaderRight.ORGANIZATION.sent(home, hop).because())
                .remove(HeaderFamily.FOREST, forest);
    }

    /** DOM-25: mail to the recipients' domain is trusted. */
    static Optional<Reason> trusted(Home home, EmailAddress recipient) {
        return home.organization()
                .domains()
                .remote(recipient.domain())
                .filter(remote -> remote.trustedMail().outbound())
                .map(remote -> Reason.of("DOM-25", "mail to {} is trusted", remote.domainName())
                        .configuredAt(remote.source().originOf("TrustedMailOutboundEnabled")));
    }

    /** HDR-26: whether the marker also stands on mail whose headers were promoted on the way in. */
    private static boolean isMarked(Home home, boolean carried, boolean crossed) {
        return switch (home.settings().assumption(Assumption.FILTERED_BY_SEND_CONNECTOR)) {
            case "always" -> true;
            case "only-if-present" -> carried;
            default -> carried || crossed;
        };
    }

    static Release deliver(Home home, HeldMessage held, Instant now) {
        var edits = HeaderEdits.of(held.message().headers());
        Trace.stored(home, now, edits);
        var because = Reason.of("HDR-15", "a mailbox keeps only some of the organization's headers");
        edits.remove(OutboundFirewall::isDropped, because).remove(HeaderFamily.FOREST, because);
        edits.kept(HeaderFamily.ORGANIZATION::has, because).kept(HeaderRight.ROUTING::covers, because);
        return new Release(edits.on(held.message()), edits.changes());
    }

    private static boolean isDropped(HeaderField field) {
        return HeaderFamily.ORGANIZATION.has(field)
                && !IN_THE_STORE.contains(field.name()
                        .substring(HeaderFamily.ORGANIZATION.prefix().length())
                        .toLowerCase(Locale.ROOT));
    }
}
