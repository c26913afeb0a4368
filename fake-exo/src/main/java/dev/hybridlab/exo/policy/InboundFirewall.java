package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.exchange.HeaderFamily;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.InboundConnector;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.Attribution.AuthAs;
import dev.hybridlab.mailflow.trace.Attribution.Direction;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Arrays;
import java.util.Optional;

/** The end of DATA: what a header may keep, what is promoted, who the author is (HDR-11, HDR-23, HDR-25, HDR-27, HDR-68). */
final class InboundFirewall {
    private static final String PROMOTED = "X-CrossPremisesHeadersPromoted";
    private static final String FILTERED = "X-CrossPremisesHeadersFiltered";

    private final Cloud cloud;
    private final Arrival arrival;
    private final Optional<Tenant> tenant;
    private final HeaderEdits edits;

    private InboundFirewall(Cloud cloud, Arrival arrival, Message message) {
        this.cloud = cloud;
        this.arrival = arrival;
        this.tenant = cloud.tenantOf(arrival.attribution());
        this.edits = HeaderEdits.of(message.headers());
    }

    static ContentVerdict content(Cloud cloud, Arrival arrival, Message message) {
        return LateRefusal.atEndOfData(cloud, arrival)
                .or(() -> Counter.exceeded(cloud, arrival, message.headers()))
                .or(() -> OutdatedServer.atEndOfData(cloud, arrival, message.headers()))
                .orElseGet(() -> new InboundFirewall(cloud, arrival, message).keep(message));
    }

    private ContentVerdict keep(Message message) {
        var pass = Counter.pass(message.headers());
        distrustEarlierVerdicts();
        filter();
        var travelling = CrossTenantStamps.arrived(cloud, arrival, edits);
        var author = author();
        var attribution = arrival.attribution().with(author).withPass(pass);
        var behind = taker().flatMap(connector -> SkipListing.stamp(cloud, arrival, connector, edits));
        behind.ifPresent(source -> SkipListing.external(cloud, attribution, edits));
        var border = tenant.filter(none -> cloud.authenticates())
                .map(owner -> Border.of(new SenderCheck.Question(cloud, owner, arrival, behind), attribution, message));
        var refused = border.flatMap(Border::refusal);
        if (refused.isPresent()) {
            return refused.get();
        }
        tenant.ifPresent(owner -> new Stamps(cloud, owner, edits)
                .incoming(new Stamps.Pass(
                        arrival,
                        attribution,
                        message,
                        travelling,
                        border.map(Border::check),
                        border.map(Border::action).orElse(Border.UNASKED))));
        Trace.edge(cloud, arrival, edits);
        border.ifPresent(each -> each.stamp(message, edits));
        Trace.inside(cloud, arrival, edits);
        var kept = edits.on(message);
        return new ContentVerdict.Keep(kept, attribution, Replies.queued(cloud, arrival.ref(), kept), edits.changes());
    }

    private void distrustEarlierVerdicts() {
        var because = Reason.of("HDR-68", "the verdict of an earlier pass");
        edits.rename("Authentication-Results", "Authentication-Results-Original", because)
                .rename("X-Forefront-Antispam-Report", "X-Forefront-Antispam-Report-Untrusted", because)
                .rename("X-Microsoft-Antispam", "X-Microsoft-Antispam-Untrusted", because);
    }

    private Optional<InboundConnector> connector() {
        return arrival.attribution().direction() != Direction.ORIGINATING ? Optional.empty() : taker();
    }

    /** The tenant's own connector or its partner's. */
    private Optional<InboundConnector> taker() {
        return tenant.flatMap(owner -> owner.connectors().inbound().stream()
                .filter(each -> arrival.attribution()
                        .connector()
                        .filter(each.name()::equals)
                        .isPresent())
                .findFirst());
    }

    private void filter() {
        var foreign = Reason.of("HDR-11", "valid inside one organisation only");
        edits.remove(HeaderFamily.ORGANIZATION, foreign).remove(HeaderFamily.FOREST, foreign);
        edits.kept(HeaderFamily::isRouting, Reason.of("HDR-06", "everybody may bring routing fields"));
        if (edits.headers().fields().stream().noneMatch(HeaderFamily.CROSS_PREMISES::has)) {
            return;
        }
        var server = cloud.names().hub();
        if (arrival.attribution().crossPremises()) {
            var because = configured(promotion());
            var named = because.alsoAssuming("HDX-10");
            edits.promote(because).set(PROMOTED, server, named).set(FILTERED, server, named);
            var noted = Reason.of("HDR-27", "bookkeeping").alsoAssuming("HDX-10");
            edits.set("X-MS-Exchange-Organization-Cross-Premises-Headers-Promoted", server, noted)
                    .set("X-MS-Exchange-Organization-Cross-Premises-Headers-Processed", server, noted);
        } else {
            var because = configured(refusedPromotion());
            edits.remove(HeaderFamily.CROSS_PREMISES, because);
            if (cloud.settings().assumption(Assumption.REFUSED_PREMISES_MARKER).equals("filtered-only")) {
                edits.set(FILTERED, server, because.alsoAssuming("HDX-10"));
            }
        }
    }

    private Reason configured(Reason reason) {
        return connector()
                .map(known -> reason.configuredAt(known.source().originOf("CloudServicesMailEnabled")))
                .orElse(reason);
    }

    private Reason promotion() {
        return arrival.attribution().byCertificate()
                ? Reason.of("HDR-23", "Originating by certificate, and CloudServicesMailEnabled is on")
                : Reason.of("HDR-23", "Originating by address, and CloudServicesMailEnabled is on")
                        .alsoAssuming("EXO-ATTR-34");
    }

    private Reason refusedPromotion() {
        var refused = Reason.assuming("HDR-25", why());
        var byAddressAlone = connector()
                .filter(known -> known.trust().cloudServicesMailEnabled())
                .isPresent();
        return byAddressAlone ? refused.alsoAssuming("EXO-ATTR-34") : refused;
    }

    private String why() {
        var attribution = arrival.attribution();
        if (attribution.direction() != Direction.ORIGINATING) {
            return "the peer is no server of the tenant";
        }
        return attribution.byCertificate() ? "CloudServicesMailEnabled is off" : "recognised by its address alone";
    }

    private AuthAs author() {
        var said = edits.headers().first(Stamps.AUTH_AS).flatMap(InboundFirewall::authAs);
        if (arrival.attribution().crossPremises() && said.isPresent()) {
            return said.get();
        }
        var asInternal = connector().filter(known -> known.trust().treatMessagesAsInternal());
        var accepted = tenant.isPresent()
                && arrival.envelope()
                        .sender()
                        .map(EmailAddress::domain)
                        .flatMap(tenant.get()::accepted)
                        .isPresent();
        var author = asInternal.isPresent() && accepted ? AuthAs.INTERNAL : AuthAs.ANONYMOUS;
        var because = author == AuthAs.INTERNAL
                ? Reason.of("EXO-ATTR-54", "TreatMessagesAsInternal, and the sender's domain is accepted")
                        .configuredAt(asInternal.orElseThrow().source().originOf("TreatMessagesAsInternal"))
                : Reason.of("HDR-41", "nothing says that the author is one of the tenant")
                        .alsoAssuming("HDR-44");
        edits.set(Stamps.AUTH_AS, author.toString(), because);
        if (author == AuthAs.ANONYMOUS
                && cloud.settings()
                        .assumption(Assumption.AUTH_MECHANISM_ANONYMOUS)
                        .equals("00")) {
            edits.set(Stamps.AUTH_MECHANISM, "00", because);
        }
        edits.set(Stamps.AUTH_SOURCE, cloud.names().edgeInside(), Reason.of("HDR-42", "this server judged the author"));
        return author;
    }

    static Optional<AuthAs> authAs(String text) {
        return Arrays.stream(AuthAs.values())
                .filter(each -> each.toString().equalsIgnoreCase(text.strip()))
                .findFirst();
    }

    static Attribution hosted(Tenant tenant) {
        return new Attribution(
                Direction.ORIGINATING, Optional.of(tenant.name()), Optional.empty(), false, false, AuthAs.INTERNAL, 0);
    }
}
