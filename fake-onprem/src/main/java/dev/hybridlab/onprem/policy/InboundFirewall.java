package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.exchange.HeaderFamily;
import dev.hybridlab.mailflow.exchange.Ids;
import dev.hybridlab.mailflow.exchange.OriginalStamps;
import dev.hybridlab.mailflow.exchange.OriginatorOrg;
import dev.hybridlab.mailflow.exchange.QueuedReply;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.ReceiveConnector;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.Attribution.AuthAs;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Arrays;
import java.util.Optional;

/** The end of DATA: what the header may keep, what is promoted, what is stamped (HDR-11, HDR-16, HDR-24, HDR-25). */
final class InboundFirewall {
    static final String AUTH_AS = "X-MS-Exchange-Organization-AuthAs";
    static final String AUTH_SOURCE = "X-MS-Exchange-Organization-AuthSource";
    static final String AUTH_MECHANISM = "X-MS-Exchange-Organization-AuthMechanism";
    private static final String AUTH_DOMAIN = "X-MS-Exchange-Organization-AuthDomain";
    static final String NETWORK_MESSAGE_ID = "X-MS-Exchange-Organization-Network-Message-Id";
    static final String FILTERED = "X-CrossPremisesHeadersFiltered";
    static final String PROMOTED = "X-CrossPremisesHeadersPromoted";

    private final Home home;
    private final ReceiveConnector connector;
    private final Arrival arrival;
    private final Standing.Given given;
    private final CloudTrust trust;
    private final HeaderEdits edits;
    private final boolean keepsOrganization;

    private InboundFirewall(Home home, ReceiveConnector connector, Arrival arrival, Message message) {
        this.home = home;
        this.connector = connector;
        this.arrival = arrival;
        this.given = Standing.of(home, connector, arrival.peer());
        this.trust = CloudTrust.of(home, connector, arrival.peer())
                .with(home, arrival.envelope().parameters());
        this.edits = HeaderEdits.of(message.headers());
        this.keepsOrganization =
                HeaderRight.ORGANIZATION.accepted(connector, given).held();
    }

    static ContentVerdict content(Home home, Arrival arrival, Message message) {
        var connector = ReceiveConnectorChoice.of(home, arrival.peer())
                .chosen()
                .orElseThrow(() -> new IllegalStateException("no connector took this session"));
        var loop = HopCounts.exceeded(home, connector, message.headers());
        return loop.isPresent() ? loop.get() : new InboundFirewall(home, connector, arrival, message).keep(message);
    }

    private ContentVerdict keep(Message message) {
        filter();
        Trace.received(home, connector, arrival, edits);
        var author = author();
        OriginalStamps.write(edits, message, arrival.peer().session().at());
        if (!keepsOrganization || !edits.headers().has(NETWORK_MESSAGE_ID)) {
            stampId();
        }
        var kept = edits.on(message);
        return new ContentVerdict.Keep(
                kept, arrival.attribution().with(author), accepted(home, arrival.ref(), kept), edits.changes());
    }

    private void filter() {
        for (var right : HeaderRight.values()) {
            var held = right.accepted(connector, given);
            if (held.held()) {
                edits.kept(right::covers, held.because());
            } else {
                edits.remove(right::covers, held.because());
            }
        }
        if (given.standing().keepsOrganizationHeaders()) {
            return; // ONP-RECV-67: what crosses the premises was dealt with where it came in
        }
        var carried = edits.headers().fields().stream().anyMatch(HeaderFamily.CROSS_PREMISES::has);
        if (trust.capable()) {
            OriginatorOrg.stamp(edits, home.settings(), arrival.envelope().parameters(), internalThere());
        }
        if (carried && trust.capable()) {
            promote();
        } else if (carried) {
            var because =
                    configured(Reason.assuming("HDR-25", "{}", trust.because().text()));
            for (var assumed : trust.because().assumed()) {
                because = because.alsoAssuming(assumed); // HDR-34, HDR-35
            }
            edits.remove(HeaderFamily.CROSS_PREMISES, because);
            if (home.settings().assumption(Assumption.REFUSED_PREMISES_MARKER).equals("filtered-only")) {
                edits.set(FILTERED, home.fqdn(), because);
            }
        }
    }

    /** With the place of what decides whether the peer is trusted. */
    private Reason configured(Reason because) {
        return trust.because().configured().map(because::configuredAt).orElse(because);
    }

    private void promote() {
        var because =
                configured(Reason.of("HDR-24", "{}", trust.because().text())).alsoAssuming("HDR-34");
        edits.promote(because).set(PROMOTED, home.fqdn(), because).set(FILTERED, home.fqdn(), because);
        var noted = Reason.of("HDR-27", "bookkeeping");
        edits.set(OutboundFirewall.CROSSED, home.fqdn(), noted)
                .set("X-MS-Exchange-Organization-Cross-Premises-Headers-Processed", home.fqdn(), noted);
    }

    /** What the other half found of the author, before it is promoted. */
    private boolean internalThere() {
        return edits.headers()
                .first(HeaderFamily.CROSS_PREMISES.prefix() + "AuthAs")
                .flatMap(InboundFirewall::authAs)
                .filter(AuthAs.INTERNAL::equals)
                .isPresent();
    }

    /** HDR-44: with no mechanism. */
    private void anonymous(Reason because) {
        edits.set(AUTH_AS, AuthAs.ANONYMOUS.toString(), because);
        if (home.settings().assumption(Assumption.AUTH_MECHANISM_ANONYMOUS).equals("00")) {
            edits.set(AUTH_MECHANISM, "00", because);
        }
    }

    /** Whether the author counts as one of us, and who says so (HDR-41, HDR-42). */
    private AuthAs author() {
        var said = edits.headers().first(AUTH_AS).flatMap(InboundFirewall::authAs);
        if (said.isPresent() && (trust.capable() || keepsOrganization)) {
            return said.get();
        }
        var author = given.standing().author();
        var judged = Reason.of("HDR-41", "{}", given.because().text());
        if (author == AuthAs.ANONYMOUS) {
            anonymous(judged.alsoAssuming("HDR-44"));
        } else {
            edits.set(AUTH_AS, author.toString(), judged);
        }
        edits.set(AUTH_SOURCE, home.fqdn(), Reason.of("HDR-42", "this server judged the author"));
        if (given.standing() == Standing.EXTERNALLY_SECURED) {
            edits.set(AUTH_MECHANISM, "10", Reason.of("HDR-16", "externally secured"));
        }
        if (given.standing() == Standing.PARTNER) {
            DomainSecurity.domain(home, arrival.peer())
                    .ifPresent(
                            domain -> edits.set(AUTH_DOMAIN, domain, Reason.of("HDR-45", "the certificate proves it")));
        }
        return author;
    }

    static Optional<AuthAs> authAs(String text) {
        return Arrays.stream(AuthAs.values())
                .filter(each -> each.toString().equalsIgnoreCase(text.strip()))
                .findFirst();
    }

    private void stampId() {
        edits.set(
                NETWORK_MESSAGE_ID,
                Ids.networkMessageId(home.seed(), arrival.ref()),
                Reason.of("HDR-54", "the same in every fork"));
    }

    /** SMTP-24; its figures are of no importance here, so they depend on the size alone. */
    static SmtpReply accepted(Home home, MessageRef ref, Message message) {
        return QueuedReply.of(home.seed(), home.fqdn(), ref, message);
    }

    static Attribution own(Home home) {
        return new Attribution(
                Attribution.Direction.UNDEFINED,
                Optional.of(home.organization().name()),
                Optional.empty(),
                false,
                false,
                AuthAs.INTERNAL,
                0);
    }
}
