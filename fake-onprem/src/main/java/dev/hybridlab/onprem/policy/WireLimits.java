package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.Greeting;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.ReceiveConnector;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.SessionLimits;
import java.time.Duration;
import java.util.Optional;

/** What a receive connector does not take, whoever sends it. */
final class WireLimits {
    private WireLimits() {}

    static Greeting.Limits of(Home home, ReceiveConnector connector, Peer peer) {
        var limits = connector.limits();
        var line = home.settings().assumption(Assumption.TEXT_LINE_LIMIT); // SMTP-69
        var standing = Standing.of(home, connector, peer).standing();
        return new Greeting.Limits(
                standing.bypassesSizeLimit() ? 0 : limits.maxMessageSize(),
                session(home, connector, standing),
                line.equals("none") ? 0 : Integer.parseInt(line),
                Optional.of(new Greeting.Recipients(limits.maxRecipientsPerMessage(), tooMany(home, connector))),
                bareLineEnd(home, connector),
                Optional.of(new Greeting.Header(limits.maxHeaderSize(), largeHeader(home, connector))),
                MessageRate.of(connector, peer));
    }

    /** ONP-RECV-34, ONP-RECV-35; only who is not known waits for a refusal: ONP-RECV-36. */
    private static SessionLimits session(Home home, ReceiveConnector connector, Standing standing) {
        var session = connector.limits().session();
        var unknown = standing == Standing.ANONYMOUS || standing == Standing.NOBODY;
        return new SessionLimits(
                session.maxProtocolErrors(),
                session.maxLogonFailures(),
                closing(home),
                Optional.of(session.idle()),
                Optional.of(session.longest()),
                unknown ? session.tarpit() : Duration.ZERO,
                unknown ? session.authTarpit() : Duration.ZERO,
                Right.named(standing));
    }

    private static SessionLimits.Closing closing(Home home) {
        return SessionLimits.Closing.with(home.settings().assumption(Assumption.TOO_MANY_ERRORS_TEXT));
    }

    private static Verdict.Reject largeHeader(Home home, ReceiveConnector connector) {
        var text = home.settings().assumption(Assumption.HEADER_SIZE_TEXT);
        var because = Reason.of(
                        "ONP-RECV-95",
                        "{} takes a header of {} octets",
                        connector.name(),
                        connector.limits().maxHeaderSize())
                .configuredAt(connector.source().originOf("MaxHeaderSize"))
                .alsoAssuming("SMTP-86");
        return new Verdict.Reject(SmtpReply.of(text), because);
    }

    private static Verdict.Reject tooMany(Home home, ReceiveConnector connector) {
        var code = home.settings().assumption(Assumption.RECIPIENT_LIMIT_TEXT);
        var because = Reason.assuming(
                        "ONP-RECV-94",
                        "{} takes {} recipients a message",
                        connector.name(),
                        connector.limits().maxRecipientsPerMessage())
                .configuredAt(connector.source().originOf("MaxRecipientsPerMessage"));
        return new Verdict.Reject(SmtpReply.of(code + " Too many recipients"), because);
    }

    /** ONP-RECV-41; a lone CR counts as well, since neither ends a line (RFC 5321 §2.3.8). */
    private static Optional<Verdict.Reject> bareLineEnd(Home home, ReceiveConnector connector) {
        if (!connector.limits().bareLinefeedRejectionEnabled()) {
            return Optional.empty();
        }
        var text = home.settings().assumption(Assumption.BARE_LINEFEED_TEXT);
        var because = Reason.assuming("ONP-RECV-41", "{} refuses messages with a lone LF or CR", connector.name())
                .configuredAt(connector.source().originOf("BareLinefeedRejectionEnabled"));
        return Optional.of(new Verdict.Reject(SmtpReply.of(text), because));
    }
}
