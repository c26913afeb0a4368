package dev.hybridlab.neighbours.subetha;

import dev.hybridlab.mailflow.reply.SmtpReply;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.RejectException;

/** Replies of the mail system as SubEthaSMTP takes them. */
final class Words {
    private Words() {}

    /** What follows the code. */
    static String of(SmtpReply reply) {
        return reply.enhanced().map(code -> code + " ").orElse("") + reply.text();
    }

    /** A positive reply is worded by the library. */
    static void check(SmtpReply reply) throws RejectException {
        if (reply.code() == 421) { // RFC 5321 §3.8: the channel closes
            throw new DropConnectionException(421, of(reply));
        }
        if (!reply.positive()) {
            throw new RejectException(reply.code(), of(reply));
        }
    }
}
