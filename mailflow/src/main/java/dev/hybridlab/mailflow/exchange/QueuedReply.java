package dev.hybridlab.mailflow.exchange;

import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.MessageRef;
import java.util.regex.Pattern;

/** The answer of either side to a message that it accepted (SMTP-24); its figures depend on the size alone. */
public final class QueuedReply {
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]");
    private static final double KILOBYTE = 1024.0;

    private QueuedReply() {}

    /** @param host whose queue took it */
    public static SmtpReply of(String seed, String host, MessageRef ref, Message message) {
        var id = message.headers().first("Message-ID").orElseGet(() -> Ids.messageId(seed, host, ref));
        return SmtpReply.of("250 2.6.0 " + UNPRINTABLE.matcher(id).replaceAll("?") + " [InternalId="
                + Ids.internalId(seed, host, ref) + ", Hostname=" + host + "] " + message.size() + " bytes in 0.100, "
                + rate(message.size()) + " KB/sec Queued mail for delivery");
    }

    /** Kilobytes a second with three decimals, for a message that took 0.100 seconds. */
    private static String rate(long octets) {
        var thousandths = Math.round(octets * 10_000 / KILOBYTE);
        var decimals = Long.toString(1000 + thousandths % 1000).substring(1);
        return thousandths / 1000 + "." + decimals;
    }
}
