package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.exchange.QueuedReply;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.MessageRef;

/** The answer to an accepted message: the hub took it (SMTP-24). */
final class Replies {
    private Replies() {}

    static SmtpReply queued(Cloud cloud, MessageRef ref, Message message) {
        return QueuedReply.of(cloud.settings().seed(), cloud.names().hub(), ref, message);
    }
}
