package dev.hybridlab.harness.scenario.change;

import dev.hybridlab.mailflow.configuration.Amounts;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.resolution.DirectoryDelta;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What directory synchronisation saw when it ran last, and when it runs next (ONP-RCPT-24). One rehearsal long. */
public final class SyncedDirectories {
    private final Optional<Duration> interval;
    private final Instant start;
    private Configuration last;

    /** @param start as the first run of synchronisation left it */
    public SyncedDirectories(Configuration start) {
        var settings = start.objects("", "labSettings").stream().findFirst();
        this.interval =
                settings.flatMap(each -> each.text("directorySyncInterval")).map(Amounts::duration);
        this.start = settings.flatMap(SyncedDirectories::clock).orElse(Instant.EPOCH);
        this.last = start;
    }

    private static Optional<Instant> clock(ConfigObject settings) {
        return settings.text("clock").map(Instant::parse);
    }

    /** How long from {@code now} to the next run; empty without an interval. */
    public Optional<Duration> next(Instant now) {
        return interval.filter(each -> !each.isZero()).map(each -> {
            var runs = Duration.between(start, now).dividedBy(each);
            return Duration.between(now, start.plus(each.multipliedBy(runs + 1)));
        });
    }

    /** Whether on-premises has changed anything since. */
    public boolean differ(Configuration now) {
        return DirectoryDelta.differs(last, now);
    }

    /** Whether it runs while this time passes. */
    public boolean runsWithin(Duration elapsed, Duration by) {
        return next(start.plus(elapsed)).filter(wait -> wait.compareTo(by) <= 0).isPresent();
    }

    /** What has changed on-premises, brought to the cloud of {@code target}. */
    public Configuration bring(Configuration now, Configuration target) {
        return DirectoryDelta.apply(last, now, target);
    }

    /** From here on only what comes later is new. */
    public void settled(Configuration now) {
        last = now;
    }
}
