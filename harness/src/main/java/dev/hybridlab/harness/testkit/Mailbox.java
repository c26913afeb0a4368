package dev.hybridlab.harness.testkit;

import dev.hybridlab.mailflow.address.EmailAddress;
import java.util.List;

/** A mailbox of a lab. */
public final class Mailbox {
    private final Lab lab;
    private final EmailAddress address;

    Mailbox(Lab lab, EmailAddress address) {
        this.lab = lab;
        this.address = address;
    }

    /** Its primary address. */
    public EmailAddress address() {
        return address;
    }

    /** What lies in it now, oldest first, notices included. */
    public List<StoredMessage> messages() {
        return lab.stored(address);
    }

    /**
     * The one message in it.
     *
     * @throws AssertionError if there is none or more than one; it says what became of every message that was sent
     */
    public StoredMessage onlyMessage() {
        var messages = messages();
        if (messages.size() != 1) {
            throw new AssertionError("one message is expected in " + address + ", there are " + messages.size()
                    + (messages.isEmpty() ? "" : ": " + messages) + lab.told());
        }
        return messages.getFirst();
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
