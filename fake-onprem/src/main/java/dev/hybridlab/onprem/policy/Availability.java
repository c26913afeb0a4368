package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** Whether a server can take mail at all just now (SMTP-63). */
final class Availability {
    private static final SmtpReply NO_RESOURCES = SmtpReply.of("452 4.3.1 Insufficient system resources");

    private Availability() {}

    /** The answer to MAIL; empty: it can. SMTP-83: at which command is open. */
    static Optional<Verdict> missing(Home home) {
        var server = home.server();
        if (server.source().flag("backPressure")) {
            return Optional.of(new Verdict.Reject(
                    NO_RESOURCES,
                    Reason.of("SMTP-63", "{} is under back pressure", server.name())
                            .configuredAt(server.source().originOf("backPressure"))
                            .alsoAssuming("SMTP-83")));
        }
        return Optional.empty();
    }
}
