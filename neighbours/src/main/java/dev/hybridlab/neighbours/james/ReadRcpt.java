package dev.hybridlab.neighbours.james;

import org.apache.james.metrics.api.MetricFactory;
import org.apache.james.protocols.api.Request;
import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.smtp.SMTPRetCode;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.core.RcptCmdHandler;

/** RCPT as James takes it. An address that it cannot read it refuses before it asks any hook, so the mail system hears afterwards. */
final class ReadRcpt extends RcptCmdHandler {
    ReadRcpt(MetricFactory metrics) {
        super(metrics);
    }

    @Override
    public Response onCommand(SMTPSession session, Request request) {
        var response = super.onCommand(session, request);
        var conversation = JamesSession.of(session).conversation();
        if (SMTPRetCode.SYNTAX_ERROR_MAILBOX.equals(response.getRetCode()) && !conversation.asked()) {
            conversation.rcpt();
        }
        return response;
    }
}
