package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Considered;
import java.util.List;
import java.util.Optional;

/**
 * How a host presents itself to a peer.
 *
 * @param connector the receive connector or endpoint that took the session
 * @param banner 220, or 4xx/5xx to turn the peer away
 * @param helloText what follows 250 in the first EHLO line: {@code mail1.contoso.com Hello [198.18.0.1]}
 * @param keywords the EHLO list below it, STARTTLS included when it is offered in this state
 * @param certificate the topology's name of the certificate to show after STARTTLS
 * @param limits what the wire enforces while octets arrive
 * @param considered which connectors were looked at
 */
public record Greeting(
        String connector,
        SmtpReply banner,
        String helloText,
        List<String> keywords,
        Optional<String> certificate,
        Limits limits,
        List<Considered> considered) {
    public Greeting {
        keywords = List.copyOf(keywords);
        considered = List.copyOf(considered);
    }

    /**
     * @param maxMessageSize octets; 0: no limit
     * @param maxRecipients per message
     * @param maxProtocolErrors then the session is closed
     * @param rejectBareLinefeed refuse a message with a bare LF
     */
    public record Limits(long maxMessageSize, int maxRecipients, int maxProtocolErrors, boolean rejectBareLinefeed) {}

    /** Whether this EHLO keyword (its first word) is offered now. */
    public boolean offers(String keyword) {
        return keywords.stream().anyMatch(each -> each.equals(keyword) || each.startsWith(keyword + " "));
    }
}
