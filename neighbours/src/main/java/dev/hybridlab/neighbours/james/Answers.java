package dev.hybridlab.neighbours.james;

import dev.hybridlab.mailflow.reply.SmtpReply;
import org.apache.james.protocols.smtp.SMTPResponse;
import org.apache.james.protocols.smtp.hook.HookResult;
import org.apache.james.protocols.smtp.hook.HookReturnCode;

/** Replies of the mail system as James takes them from a hook. */
final class Answers {
    private Answers() {}

    /** Positive: James answers in its own words. */
    static HookResult of(SmtpReply reply) {
        if (reply.positive()) {
            return HookResult.OK;
        }
        var action = reply.permanentNegative() ? HookReturnCode.Action.DENY : HookReturnCode.Action.DENYSOFT;
        var after = reply.code() == 421 // RFC 5321 §3.8: the channel closes
                ? HookReturnCode.ConnectionStatus.DISCONNECTED
                : HookReturnCode.ConnectionStatus.CONNECTED;
        return HookResult.builder()
                .hookReturnCode(new HookReturnCode(action, after))
                .smtpReturnCode(Integer.toString(reply.code()))
                .smtpDescription(text(reply))
                .build();
    }

    static SMTPResponse response(SmtpReply reply) {
        return new SMTPResponse(Integer.toString(reply.code()), text(reply));
    }

    private static String text(SmtpReply reply) {
        return reply.enhanced().map(code -> code + " ").orElse("") + reply.text();
    }
}
