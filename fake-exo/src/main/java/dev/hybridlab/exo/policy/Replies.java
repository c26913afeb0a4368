package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.exchange.Ids;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.MessageRef;
import java.util.regex.Pattern;

/** The answer to an accepted message (SMTP-24); its figures depend on the size alone. */
final class Replies {
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]");

    private Replies() {}

    static SmtpReply queued(Cloud cloud, MessageRef ref, Message message) {
        var hub = cloud.names().hub();
        var seed = cloud.settings().seed();
        var id = message.headers().first("Message-ID").orElse(Ids.messageId(seed, hub, ref));
        return SmtpReply.of("250 2.6.0 " + UNPRINTABLE.matcher(id).replaceAll("?") + " [InternalId="
                + Ids.internalId(seed, hub, ref) + ", Hostname=" + hub + "] " + message.size() + " bytes in 0.100, "
                + rate(message.size()) + " KB/sec Queued mail for delivery");
    }

    /** Kilobytes a second with three decimals, for a message that took 0.100 seconds. */
    private static String rate(long octets) {
        var thousandths = Math.round(octets * 10_000 / 1024.0);
        var decimals = Long.toString(1000 + thousandths % 1000).substring(1);
        return thousandths / 1000 + "." + decimals;
    }
}
