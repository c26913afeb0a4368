package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Reason;
import java.time.Duration;
import java.time.Instant;

/**
 * What a message counts against when its host takes it. The time of a limit rolls on: whatever is older is forgotten.
 *
 * @param whose counted by this
 * @param amount what this message counts
 * @param limit how much, within which time
 * @param before what had been counted when the lab began
 * @param beyond what becomes of a message that is too much
 */
public record Allowance(String whose, long amount, Limit limit, Before before, Beyond beyond) {
    /** So many messages a minute, none before; one more is refused. */
    public static Allowance aMinute(int messages, String whose, Refuse beyond) {
        return new Allowance(
                whose, 1, new Limit(messages, Duration.ofMinutes(1)), new Before(Instant.EPOCH, 0), beyond);
    }

    public record Limit(long most, Duration within) {}

    public record Before(Instant at, long amount) {}

    public sealed interface Beyond {
        Reason because();
    }

    /** It is refused, and does not count. */
    public record Refuse(SmtpReply reply, Reason because) implements Beyond {}

    /**
     * It is taken, and goes on when the time has rolled on far enough.
     *
     * @param shown what the queue shows until then
     */
    public record Wait(SmtpReply shown, Reason because) implements Beyond {}
}
