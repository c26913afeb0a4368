package dev.hybridlab.mailflow.outside;

import dev.hybridlab.mailflow.configuration.Amounts;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.decision.AfterReply;
import dev.hybridlab.mailflow.decision.Attempt;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A gateway that keeps what it passes on for a while (LAB-63): a quarantine, a second look by a filter.
 *
 * @param source its settings, with {@code holds: 30m}
 */
record Holding(ConfigObject source) {
    private static final String SETTING = "holds";
    private static final String TEXT = "451 4.7.1 Held for inspection";

    private Optional<Duration> time() {
        return source.text(SETTING).map(Amounts::duration);
    }

    private Reason because() {
        return Reason.of("LAB-63", "it holds mail for {}", source.text(SETTING).orElse(""))
                .configuredAt(source.originOf(SETTING));
    }

    /** Empty: its time is over, or it came to be submitted here. */
    Optional<RoutingDecision> keeps(HeldMessage held, Instant now) {
        return time().filter(time ->
                        held.from().isPresent() && now.isBefore(held.since().plus(time)))
                .map(time -> new RoutingDecision.Defer(SmtpReply.of(TEXT), because(), List.of()));
    }

    /** Empty: it waits for another reason. */
    Optional<AfterReply> release(Attempt attempt) {
        var since = attempt.held().since();
        return time().filter(time -> attempt.reply().toString().equals(TEXT))
                .map(time -> new AfterReply.Retry(
                        since.plus(time),
                        Optional.empty(),
                        since.plus(time).plus(PlainRetries.GIVES_UP),
                        attempt.reply(),
                        because()));
    }
}
