package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.trace.MessageRef;
import java.time.Instant;

/**
 * A message that comes to a host without a connection.
 *
 * @param ref which message
 * @param envelope its sender and recipients
 * @param at virtual time
 * @param by how
 */
public record Submission(MessageRef ref, Envelope envelope, Instant at, By by) {
    /** How a message comes that no connection brings. */
    public enum By {
        /** A mailbox submits, or the host itself writes. */
        MAILBOX("mailbox"),
        /** A file in the Pickup directory of a server (HDR-13). */
        PICKUP("Pickup"),
        /** A file in its Replay directory (HDR-13). */
        REPLAY("Replay");

        private final String word;

        By(String word) {
            this.word = word;
        }

        /** The directory's name, or {@code mailbox}. */
        public String word() {
            return word;
        }
    }

    /** By a mailbox. */
    public Submission(MessageRef ref, Envelope envelope, Instant at) {
        this(ref, envelope, at, By.MAILBOX);
    }
}
