package dev.hybridlab.mailflow.exchange;

import dev.hybridlab.mailflow.configuration.Amounts;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.decision.AfterReply;
import dev.hybridlab.mailflow.decision.Attempt;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a message that was not taken is tried again, and when its sender hears (TIME-01 to TIME-16).
 *
 * @param stages the pauses after failed connections, one after the other; the last one goes on for ever
 * @param messageRetry the pause after a 4xx on a healthy connection
 * @param delayNotice after how long the sender hears that it waits; empty: never
 * @param expiration after how long it is given up
 */
public record RetrySchedule(
        List<Stage> stages, Duration messageRetry, Optional<Duration> delayNotice, Duration expiration) {
    /** @param times how often this pause is made */
    public record Stage(int times, Duration pause) {}

    public RetrySchedule {
        stages = List.copyOf(stages);
    }

    /** By the settings of the server's transport service. */
    public static RetrySchedule onPremises(ConfigObject service) {
        return new RetrySchedule(
                List.of(
                        new Stage(whole(service, "QueueGlitchRetryCount"), time(service, "QueueGlitchRetryInterval")),
                        new Stage(
                                whole(service, "TransientFailureRetryCount"),
                                time(service, "TransientFailureRetryInterval")),
                        new Stage(1, time(service, "OutboundConnectionFailureRetryInterval"))),
                time(service, "MessageRetryInterval"),
                Optional.of(time(service, "DelayNotificationTimeout")),
                time(service, "MessageExpirationTimeout"));
    }

    /** TIME-13; the pauses are on-premises' (TIME-16). */
    public static RetrySchedule exchangeOnline(ConfigObject tenantTransportConfig, Optional<Duration> delayNotice) {
        return new RetrySchedule(
                List.of(
                        new Stage(4, Duration.ofMinutes(1)),
                        new Stage(6, Duration.ofMinutes(5)),
                        new Stage(1, Duration.ofMinutes(10))),
                Duration.ofMinutes(15),
                delayNotice,
                time(tenantTransportConfig, "MessageExpiration"));
    }

    /** The same, its senders told of no delay. */
    public RetrySchedule silent() {
        return new RetrySchedule(stages, messageRetry, Optional.empty(), expiration);
    }

    private static int whole(ConfigObject object, String property) {
        return object.value(property) instanceof Value.Number(var number) ? Math.toIntExact(number) : 0;
    }

    private static Duration time(ConfigObject object, String property) {
        return object.text(property)
                .map(Amounts::duration)
                .orElseThrow(() -> new IllegalArgumentException(object.type() + " has no " + property));
    }

    /** @param expired the diagnostic of the notice when time is up */
    public AfterReply after(Attempt attempt, SmtpReply expired, Reason because) {
        if (attempt.reply().permanentNegative()) {
            return new AfterReply.Bounce(attempt.reply(), because);
        }
        var since = attempt.held().since();
        var pause = attempt.connection() ? pause(attempt.number()) : messageRetry;
        return new AfterReply.Retry(
                attempt.now().plus(pause), delayNotice.map(since::plus), since.plus(expiration), expired, because);
    }

    /** @param attempt how many failed, from 1 */
    Duration pause(int attempt) {
        var left = attempt;
        for (var stage : stages) {
            if (left <= stage.times()) {
                return stage.pause();
            }
            left -= stage.times();
        }
        return stages.getLast().pause();
    }
}
