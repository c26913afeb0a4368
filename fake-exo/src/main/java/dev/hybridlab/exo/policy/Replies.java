package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.exchange.Ids;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.MessageRef;
import java.util.Locale;

/** The answer to an accepted message (SMTP-24); its figures depend on the size alone. */
final class Replies {
    private Replies() {}

    static SmtpReply queued(Cloud cloud, MessageRef ref, Message message) {
        var hub = cloud.names().hub();
        var seed = cloud.settings().seed();
        var id = message.headers().first("Message-ID").orElse(Ids.messageId(seed, hub, ref));
        var rate = String.format(Locale.ROOT, "%.3f", message.size() / 1024.0 / 0.1);
        return SmtpReply.of("250 2.6.0 " + id.replaceAll("[^\\x20-\\x7e]", "?") + " [InternalId="
                + Ids.internalId(seed, hub, ref) + ", Hostname=" + hub + "] " + message.size() + " bytes in 0.100, "
                + rate + " KB/sec Queued mail for delivery");
    }
}
