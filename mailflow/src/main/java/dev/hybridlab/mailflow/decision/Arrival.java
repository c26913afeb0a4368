package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.MessageRef;

/**
 * How a message came.
 *
 * @param ref which message, its hop already counted for this host
 * @param peer the session
 * @param envelope MAIL and the accepted RCPTs
 * @param attribution that of its first recipient: the first decides
 */
public record Arrival(MessageRef ref, Peer peer, Envelope envelope, Attribution attribution) {}
