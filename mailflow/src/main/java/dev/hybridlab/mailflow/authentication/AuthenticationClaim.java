package dev.hybridlab.mailflow.authentication;

import dev.hybridlab.mailflow.message.Message;

/**
 * A message at a border.
 *
 * @param sender who sends it, the records, and the time at which signatures are judged
 * @param message as it came, before the border adds anything
 */
public record AuthenticationClaim(SpfClaim sender, Message message) {}
