package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.zone.NameLookup;

/**
 * How a message came.
 *
 * @param ref which message, its hop already counted for this host
 * @param peer the session
 * @param envelope MAIL and the accepted RCPTs
 * @param attribution that of its first recipient: the first decides
 * @param names the name service as this host asks it, on virtual time: in a live lab over the wire
 */
public record Arrival(MessageRef ref, Peer peer, Envelope envelope, Attribution attribution, NameLookup names) {}
