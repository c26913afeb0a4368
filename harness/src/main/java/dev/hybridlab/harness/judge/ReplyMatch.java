package dev.hybridlab.harness.judge;

import dev.hybridlab.harness.scenario.ReplyExpectation;
import dev.hybridlab.mailflow.outcome.ReplyTag;
import dev.hybridlab.mailflow.reply.SmtpReply;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether a reply is the expected one: by its code, its enhanced code and the words behind them, as far as they are
 * given. The tag in brackets at its end (host, time, session) is never looked at (SMTP-04).
 */
final class ReplyMatch {
    private static final Pattern WRITTEN =
            Pattern.compile("(?:(\\d{3})(?:\\s+|$))?(?:(\\d\\.\\d{1,3}\\.\\d{1,3})(?:\\s+|$))?(.*)");

    private ReplyMatch() {}

    static boolean matches(ReplyExpectation expected, SmtpReply reply) {
        return expected.reply().map(written -> codes(written, reply)).orElse(true)
                && expected.text().map(text -> contains(reply, text)).orElse(true);
    }

    private static boolean codes(String written, SmtpReply reply) {
        var parts = WRITTEN.matcher(written.strip());
        if (!parts.matches()) {
            return false;
        }
        var code = parts.group(1);
        var enhanced = parts.group(2);
        return (code == null || code.equals(Integer.toString(reply.code())))
                && (enhanced == null || enhanced.equals(status(reply)))
                && fold(reply.text()).startsWith(fold(parts.group(3)));
    }

    /** Somewhere in its words: wrappers put their own in front (NDR-43, TLS-31). */
    static boolean contains(SmtpReply reply, String text) {
        return fold(reply.text()).contains(fold(text));
    }

    /** Its enhanced code, empty when it has none. */
    static String status(SmtpReply reply) {
        return reply.enhanced().map(Object::toString).orElse("");
    }

    /** The reply without the tag. */
    static String shown(SmtpReply reply) {
        return untagged(reply.toString());
    }

    static String untagged(String text) {
        return ReplyTag.strip(text);
    }

    private static String fold(String text) {
        return untagged(text).toLowerCase(Locale.ROOT);
    }
}
