package dev.hybridlab.harness.run;

import dev.hybridlab.harness.judge.Background;
import dev.hybridlab.harness.judge.Evidence;
import dev.hybridlab.harness.judge.Failures;
import dev.hybridlab.harness.judge.Judge;
import dev.hybridlab.harness.judge.LoopsTold;
import dev.hybridlab.harness.judge.Sources;
import dev.hybridlab.harness.scenario.Expectation;
import dev.hybridlab.harness.scenario.Fix;
import dev.hybridlab.harness.scenario.Scenario;
import dev.hybridlab.mailflow.forecast.Comparison;
import dev.hybridlab.mailflow.forecast.Horizon;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.transit.Lab;
import dev.hybridlab.mailflow.transit.Queued;
import dev.hybridlab.record.run.Judged;
import dev.hybridlab.record.run.Phase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * A scenario's steps played twice: first forecast, before the lab starts, then live. What differs is a defect of the
 * simulator, whatever was expected. Stays open, so that a fix can be tried where everything stands.
 */
final class Replay implements AutoCloseable {
    private final Scenario scenario;
    private final Sources sources;
    private final Rehearsed forecast;
    private final Rehearsed live;

    /** One of the two: a lab and what was played on it. */
    private record Rehearsed(OpenLab open, Rehearsal rehearsal) {
        static Rehearsed of(LabFactory factory, Situation situation, Scenario scenario) {
            var open = factory.open(situation.world());
            try {
                var rehearsal =
                        new Rehearsal(open.lab(), situation, scenario.identity().id());
                rehearsal.play(scenario.steps());
                return new Rehearsed(open, rehearsal);
            } catch (RuntimeException | Error failure) {
                open.close();
                throw failure;
            }
        }

        Lab lab() {
            return open.lab();
        }
    }

    /**
     * @param start with the scenario's {@code change} applied, and the fix if it is in force from the start
     */
    Replay(Scenario scenario, LabFactory labs, Situation start) {
        this.scenario = scenario;
        this.sources = new ScenarioSources(scenario);
        this.forecast = Rehearsed.of(LabFactory.FORECAST, start.copy(), scenario);
        this.live = Rehearsed.of(labs, start, scenario);
    }

    /** What was seen, held against these expectations. */
    Phase phase(String name, SequencedMap<String, List<Expectation>> expected) {
        var evidence = evidence();
        var background = background();
        return new Phase(
                name,
                evidence.steps(),
                live.open().transcripts(),
                Judge.judge(expected, evidence, background),
                Failures.of(evidence, background),
                LoopsTold.of(evidence, background),
                differences());
    }

    private Evidence evidence() {
        return Evidence.of(live.rehearsal().world(), live.lab());
    }

    private Background background() {
        return new Background(
                live.rehearsal().situation().configuration(),
                live.rehearsal().world().topology(),
                sources);
    }

    private List<String> differences() {
        var horizon = Horizon.of(live.rehearsal().world());
        var foreseen = forecast.lab().steps();
        var seen = live.lab().steps();
        var differences = new ArrayList<>(Comparison.between(horizon.within(foreseen), horizon.within(seen)));
        var waiting = horizon.within(forecast.lab().queued(), foreseen);
        var waits = horizon.within(live.lab().queued(), seen);
        if (differences.isEmpty() && !waiting.equals(waits)) {
            differences.add("forecast: waiting " + waiting + "; live: waiting " + waits);
        }
        return differences;
    }

    /** The fix where everything stands: what waits has to drain. Empty when nothing waits. */
    Optional<Phase> mendInPlace(Fix fix) {
        var waiting = live.lab().queued();
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        var before = seen(live.lab());
        forecast.rehearsal().mend(fix.changes());
        live.rehearsal().mend(fix.changes());
        var since = live.lab().steps().stream()
                .filter(step -> !before.contains(step))
                .toList();
        return Optional.of(new Phase(
                "fix in place",
                since,
                live.open().transcripts(),
                drained(waiting, since, fix),
                List.of(),
                List.of(),
                differences()));
    }

    private static Set<Step> seen(Lab lab) {
        Set<Step> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        seen.addAll(lab.steps());
        return seen;
    }

    private List<Judged> drained(List<Queued> waiting, List<Step> since, Fix fix) {
        var drain = new Drain(since, live.lab().queued(), fix);
        return waiting.stream().map(drain::judge).toList();
    }

    @Override
    public void close() {
        live.open().close();
        forecast.open().close();
    }
}
