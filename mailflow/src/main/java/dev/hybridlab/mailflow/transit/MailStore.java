package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.message.Message;

/** Where delivered messages are kept. Returns only when the message is safe: the delivery is reported afterwards. */
@FunctionalInterface
public interface MailStore {
    /** Keeps nothing: the evidence has the message. */
    MailStore NONE = (mailbox, message) -> {};

    void keep(EmailAddress mailbox, Message message);
}
