package dev.hybridlab.mailflow.authentication;

import dev.hybridlab.mailflow.message.Message;

/**
 * A message at a border.
 *
 * @param sender who sends it, the records, and the time at which signatures are judged
 * @param message as it came, before the border adds anything
 * @param wholeBodies a signature over a part of the body alone counts for nothing (DOMA-14)
 */
public record AuthenticationClaim(SpfClaim sender, Message message, boolean wholeBodies) {
    /** As RFC 6376 has it: what an l= tag covers is enough. */
    public AuthenticationClaim(SpfClaim sender, Message message) {
        this(sender, message, false);
    }
}
