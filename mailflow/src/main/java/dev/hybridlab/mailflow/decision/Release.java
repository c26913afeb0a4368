package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.trace.HeaderChange;
import java.util.List;

/**
 * A message as it leaves a host or reaches the store.
 *
 * @param message with its new header
 * @param changes what was done, in order
 */
public record Release(Message message, List<HeaderChange> changes) {
    public Release {
        changes = List.copyOf(changes);
    }
}
