package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.reply.SmtpReply;

/**
 * In whose words a server speaks of order and syntax, of which no rule is asked: Exchange Online adds its tag and names
 * the verb, an on-premises server does neither (SMTP-32, SMTP-33, SMTP-36), and a host that is not Exchange has words of
 * its own (LAB-04).
 *
 * @param tag what Exchange Online puts behind a refusal, {@code " [<server> <time> <session>]"}; else empty
 */
public record Voice(Manner manner, String tag) {
    public enum Manner {
        EXCHANGE,
        EXCHANGE_ONLINE,
        PLAIN,
        JAMES,
        SUBETHA
    }

    public static final Voice EXCHANGE = new Voice(Manner.EXCHANGE, "");
    public static final Voice PLAIN = new Voice(Manner.PLAIN, "");
    public static final Voice JAMES = new Voice(Manner.JAMES, "");
    public static final Voice SUBETHA = new Voice(Manner.SUBETHA, "");

    public static Voice exchangeOnline(String tag) {
        return new Voice(Manner.EXCHANGE_ONLINE, tag);
    }

    /** Whether replies with this code sound different from system to system. */
    public static boolean differs(int code) {
        return code == 214 || code == 220 || code == 252 || code >= 500 && code <= 504;
    }

    /** The same reply in these words. */
    public SmtpReply in(SmtpReply reply) {
        return switch (manner) {
            case EXCHANGE -> says(reply, "500 5.3.3") ? SmtpReply.of("500 5.3.3 Unrecognized command") : reply;
            case EXCHANGE_ONLINE ->
                (says(reply, "500 5.3.3") || says(reply, "501 5.5.4") || says(reply, "504 5.7.4"))
                                && !tag.isEmpty()
                                && !reply.lines().getLast().endsWith("]")
                        ? reply.with(tag)
                        : reply;
            case PLAIN -> plain(reply);
            case JAMES -> james(reply);
            case SUBETHA -> subEtha(reply);
        };
    }

    private static boolean says(SmtpReply reply, String start) {
        return reply.code() == Integer.parseInt(start.substring(0, 3))
                && reply.enhanced()
                        .filter(code -> code.toString().equals(start.substring(4)))
                        .isPresent();
    }

    /** LAB-61: what a client of the lab can come to hear of it. */
    private static SmtpReply james(SmtpReply reply) {
        return switch (reply.code()) {
            case 220 -> says(reply, "220 2.0.0") ? SmtpReply.of("220 2.0.0 Ready to start TLS") : reply;
            case 500 -> says(reply, "500 5.3.3") ? SmtpReply.of("500 5.5.1 Command STARTTLS unrecognized.") : reply;
            case 504 -> SmtpReply.of("500 5.5.1 Command AUTH unrecognized.");
            default -> reply;
        };
    }

    /** LAB-62. */
    private static SmtpReply subEtha(SmtpReply reply) {
        return switch (reply.code()) {
            case 220 -> says(reply, "220 2.0.0") ? SmtpReply.of("220 Ready to start TLS") : reply;
            case 500 -> says(reply, "500 5.3.3") ? SmtpReply.of("454 TLS not supported") : reply;
            case 504 -> SmtpReply.of("502 Authentication not supported");
            default -> reply;
        };
    }

    /** RFC 5321 §4.2.2, §3.5.3; RFC 3207 §4. */
    private static SmtpReply plain(SmtpReply reply) {
        return switch (reply.code()) {
            case 214 -> SmtpReply.of("214 2.0.0 See RFC 5321");
            case 220 -> says(reply, "220 2.0.0") ? SmtpReply.of("220 2.0.0 Ready to start TLS") : reply;
            case 252 -> SmtpReply.of("252 2.5.2 Send some mail and see");
            case 500 -> says(reply, "500 5.3.3") ? SmtpReply.of("500 5.5.1 Command unrecognized") : reply;
            case 501 -> says(reply, "501 5.5.4") ? SmtpReply.of("501 5.5.4 Syntax error in arguments") : reply;
            case 502 -> SmtpReply.of("502 5.5.1 Command not implemented");
            case 503 -> SmtpReply.of("503 5.5.1 Bad sequence of commands");
            case 504 -> SmtpReply.of("504 5.5.4 Parameter not implemented");
            default -> reply;
        };
    }
}
