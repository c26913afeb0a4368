package dev.hybridlab.neighbours.james;

import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.smtp.SMTPRetCode;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.core.MailCmdHandler;

/** MAIL as James takes it. A SIZE beyond its limit and an address that it cannot read it refuses before it asks any hook. */
final class SizedMail extends MailCmdHandler {
    SizedMail(MetricFactory metrics) {
        super(metrics);
    }

    @Override
    public Response onCommand(SMTPSession session, Request request) {
        var response = super.onCommand(session, request);
        var conversation = JamesSession.of(session).conversation();
        var early = SMTPRetCode.QUOTA_EXCEEDED.equals(response.getRetCode())
                || response.getLines().toString().contains("Syntax error in sender address");
        if (early && !conversation.asked()) {
            conversation.mail();
        }
        return response;
    }
}
