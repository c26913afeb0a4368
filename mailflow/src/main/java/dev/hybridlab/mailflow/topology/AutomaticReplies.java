package dev.hybridlab.mailflow.topology;

import java.time.Instant;
import java.util.Optional;

/**
 * {@code Get-MailboxAutoReplyConfiguration}.
 *
 * @param state AutoReplyState
 * @param internal InternalMessage
 * @param external ExternalMessage
 * @param audience ExternalAudience
 * @param start StartTime, for SCHEDULED
 * @param end EndTime, for SCHEDULED
 */
public record AutomaticReplies(
        State state,
        Optional<String> internal,
        Optional<String> external,
        Audience audience,
        Optional<Instant> start,
        Optional<Instant> end) {
    public enum State {
        DISABLED,
        ENABLED,
        SCHEDULED
    }

    /** Who outside gets the external text. */
    public enum Audience {
        NONE,
        KNOWN,
        ALL
    }

    public boolean activeAt(Instant now) {
        return switch (state) {
            case DISABLED -> false;
            case ENABLED -> true;
            case SCHEDULED ->
                start.filter(now::isBefore).isEmpty()
                        && end.filter(until -> !now.isBefore(until)).isEmpty();
        };
    }
}
