package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.SessionLimits;
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
 * @param voice how the wire words what no rule is asked for
 */
public record Greeting(
        String connector,
        SmtpReply banner,
        String helloText,
        List<String> keywords,
        Optional<String> certificate,
        Limits limits,
        List<Considered> considered,
        Voice voice) {
    public Greeting {
        keywords = List.copyOf(keywords);
        considered = List.copyOf(considered);
    }

    /**
     * @param maxMessageSize octets; 0: no limit
     * @param session how long and how patiently it listens
     * @param maxTextLine octets of a line of a message without its CR LF; 0: no limit
     * @param recipients how many a message may have; empty: no limit
     * @param rate how many MAIL it takes, and the answer to one more; empty: no limit
     * @param header how large the header may be; empty: no limit
     * @param bareLineEnd the answer to a message with an LF or CR that stands alone; empty: it is taken as it is
     */
    public record Limits(
            long maxMessageSize,
            SessionLimits session,
            int maxTextLine,
            Optional<Recipients> recipients,
            Optional<Verdict.Reject> bareLineEnd,
            Optional<Header> header,
            Optional<Allowance> rate) {
        /** Nothing is limited. */
        public static final Limits NONE = of(0, 0);

        /** So many octets and errors, nothing else is limited. */
        public static Limits of(long maxMessageSize, int maxProtocolErrors) {
            return new Limits(
                    maxMessageSize,
                    SessionLimits.of(maxProtocolErrors),
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /**
     * @param most octets
     * @param beyond the answer to a message with a larger one
     */
    public record Header(long most, Verdict.Reject beyond) {}

    /**
     * @param most for one message
     * @param beyond the answer to RCPT for one more
     */
    public record Recipients(int most, Verdict.Reject beyond) {}

    /** Whether AUTH is offered now with this mechanism, in upper case. */
    public boolean offersLogon(String mechanism) {
        return keywords.stream()
                .filter(each -> each.startsWith("AUTH "))
                .anyMatch(each -> List.of(each.split(" ")).contains(mechanism));
    }

    /** Whether this EHLO keyword (its first word) is offered now. */
    public boolean offers(String keyword) {
        return keywords.stream().anyMatch(each -> each.equals(keyword) || each.startsWith(keyword + " "));
    }
}
