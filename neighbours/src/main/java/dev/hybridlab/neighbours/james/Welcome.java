package dev.hybridlab.neighbours.james;

import org.apache.james.protocols.api.Response;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.core.WelcomeMessageHandler;

/** The banner of James, or what the host was told to say in its place. */
final class Welcome extends WelcomeMessageHandler {
    @Override
    public Response onConnect(SMTPSession session) {
        var banner = JamesSession.of(session)
                .conversation()
                .opened()
                .session()
                .greeting()
                .banner();
        if (banner.positive()) {
            return super.onConnect(session);
        }
        var turnedAway = Answers.response(banner);
        turnedAway.setEndSession(true);
        return turnedAway;
    }
}
