package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** How many recipients of one domain a transaction may have (EXO-RCPT-14). */
final class RecipientsOfOneDomain {
    private static final int MOST = 200;
    private static final Verdict TOO_MANY = new Verdict.Reject(
            SmtpReply.of("452 4.5.3 Too many recipients"),
            Reason.of("EXO-RCPT-14", "more than {} recipients of one domain", MOST));

    private RecipientsOfOneDomain() {}

    static Optional<Verdict> tooMany(Asked asked) {
        if (asked.soFar().recipients().size() < MOST) {
            return Optional.empty();
        }
        var before = asked.soFar().recipients().stream()
                .filter(each -> each.address()
                        .domain()
                        .equalsIgnoreCase(asked.recipient().domain()))
                .count();
        return before >= MOST ? Optional.of(TOO_MANY) : Optional.empty();
    }
}
