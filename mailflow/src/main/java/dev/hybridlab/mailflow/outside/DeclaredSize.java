package dev.hybridlab.mailflow.outside;

import dev.hybridlab.mailflow.decision.MailCommand;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** The SIZE that a client declares in MAIL (RFC 1870 §6.1). */
final class DeclaredSize {
    private static final int DIGITS = 18;

    private DeclaredSize() {}

    /** Empty: none was declared, or one that fits. */
    static Optional<Verdict.Reject> beyond(MailCommand mail, String fact, String reply) {
        return mail.parameters()
                .get("SIZE")
                .filter(text -> !text.isEmpty()
                        && text.length() <= DIGITS
                        && text.chars().allMatch(Character::isDigit))
                .map(Long::parseLong)
                .filter(octets -> octets > Manners.MOST_OCTETS)
                .map(octets -> new Verdict.Reject(
                        SmtpReply.of(reply),
                        Reason.of(fact, "{} octets are declared, {} are taken", octets, Manners.MOST_OCTETS)));
    }
}
