package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.trace.MessageRef;
import java.time.Instant;

/**
 * A mailbox submits at its own side.
 *
 * @param ref which message
 * @param envelope its sender and recipients
 * @param at virtual time
 */
public record Submission(MessageRef ref, Envelope envelope, Instant at) {}
