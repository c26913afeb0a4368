package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.trace.MessageRef;
import java.time.Instant;

/**
 * Which session: every id in banners and reply tags is a hash of it, so that the forecast knows them too.
 *
 * @param message the message that the client came for; visitors get {@code visitor-n}
 * @param at virtual time of the connection
 */
public record SessionId(MessageRef message, Instant at) {}
