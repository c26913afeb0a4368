package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.topology.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What outdated servers meet at an instant: told in the file, or by the days since they were found (LIM-40, LIM-41, TIME-54).
 *
 * @param blocks 550 in place of 450
 * @param minutes of each hour
 * @param setting which property says so
 */
record OutdatedStage(boolean blocks, long minutes, String setting) {
    private static final int DAYS_OF_PAUSE = 90;

    /** From this day on: blocked or throttled, and for how many minutes of the hour (TIME-54). */
    private record FromDay(long day, boolean blocks, long minutes) {}

    private static final List<FromDay> PLAN = List.of(
            new FromDay(90, true, 60),
            new FromDay(80, true, 30),
            new FromDay(70, true, 10),
            new FromDay(60, false, 40),
            new FromDay(50, false, 20),
            new FromDay(40, false, 10),
            new FromDay(30, false, 5));

    static Optional<OutdatedStage> of(Cloud cloud, Tenant tenant, Instant at) {
        var config = tenant.organizationConfig();
        return paused(config, cloud.settings().start(), at) ? Optional.empty() : stage(config, at);
    }

    private static Optional<OutdatedStage> stage(ConfigObject config, Instant at) {
        return switch (config.text("outdatedServers").orElse("none")) {
            case "none" -> config.text("outdatedSince").map(Instant::parse).flatMap(since -> byPlan(since, at));
            case "blocked" ->
                Optional.of(new OutdatedStage(true, number(config, "outdatedMinutes"), "outdatedServers"));
            default -> Optional.of(new OutdatedStage(false, number(config, "outdatedMinutes"), "outdatedServers"));
        };
    }

    private static Optional<OutdatedStage> byPlan(Instant since, Instant at) {
        var day = Duration.between(since, at).toDays();
        return PLAN.stream()
                .filter(stage -> day >= stage.day())
                .findFirst()
                .map(stage -> new OutdatedStage(stage.blocks(), stage.minutes(), "outdatedSince"));
    }

    /** LIM-41: a pause lasts no longer than the days of the year that are left. */
    private static boolean paused(ConfigObject config, Instant start, Instant at) {
        var from = config.text("outdatedPauseFrom").map(Instant::parse).orElse(start);
        var left = Duration.ofDays(DAYS_OF_PAUSE - number(config, "outdatedDaysPaused"));
        return config.text("outdatedPauseUntil")
                .map(Instant::parse)
                .filter(until -> at.isBefore(until) && !at.isBefore(from) && at.isBefore(from.plus(left)))
                .isPresent();
    }

    private static long number(ConfigObject config, String property) {
        return config.value(property) instanceof Value.Number(var number) ? number : 0;
    }
}
