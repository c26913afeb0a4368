package dev.hybridlab.neighbours.james;

import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.smtp.SMTPRetCode;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.core.MailCmdHandler;

/** MAIL as James takes it. It refuses a SIZE beyond its limit before it asks any hook, so the mail system hears afterwards. */
final class SizedMail extends MailCmdHandler {
    SizedMail(MetricFactory metrics) {
        super(metrics);
    }

    @Override
    public Response onCommand(SMTPSession session, Request request) {
        var response = super.onCommand(session, request);
        var conversation = JamesSession.of(session).conversation();
        if (SMTPRetCode.QUOTA_EXCEEDED.equals(response.getRetCode()) && !conversation.asked()) {
            conversation.mail();
        }
        return response;
    }
}
