package dev.hybridlab.harness.run;

import dev.hybridlab.harness.judge.Background;
import dev.hybridlab.harness.judge.Evidence;
import dev.hybridlab.harness.judge.Failures;
import dev.hybridlab.harness.judge.LoopsTold;
import dev.hybridlab.harness.judge.Sources;
import dev.hybridlab.harness.scenario.Change;
import dev.hybridlab.harness.scenario.LoadedTopology;
import dev.hybridlab.harness.scenario.ScenarioStep;
import dev.hybridlab.mailflow.forecast.Comparison;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.transit.World;
import dev.hybridlab.record.run.Phase;
import dev.hybridlab.record.run.ScenarioRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A lab that somebody plays by hand, one step at a time, as a test does. Every step is forecast before it is played, as a
 * scenario is; what differs is a defect of the simulator. For one thread at a time.
 */
public final class HandPlay implements AutoCloseable {
    private final LoadedTopology topology;
    private final OpenLab open;
    private final Rehearsal live;
    private final Optional<Ahead> ahead;
    private final Set<String> sent = new HashSet<>();

    /** The same, forecast. */
    private record Ahead(OpenLab open, Rehearsal rehearsal) {}

    /**
     * @param topology to begin with
     * @param changes applied before the first step
     * @param name of whose messages they are: for a subject that nobody wrote
     */
    public record Start(LoadedTopology topology, List<Change> changes, String name) {
        public Start {
            changes = List.copyOf(changes);
        }
    }

    private HandPlay(LoadedTopology topology, OpenLab open, Rehearsal live, Optional<Ahead> ahead) {
        this.topology = topology;
        this.open = open;
        this.live = live;
        this.ahead = ahead;
    }

    /**
     * @param forecast whether to forecast every step: senseless where time passes by itself
     * @throws ProblemsFound if the changes do not fit the topology
     */
    public static HandPlay open(Start start, Environment environment, boolean forecast) {
        var configuration =
                Situation.applied(environment, start.topology().expanded(), start.changes(), Origin.Kind.CHANGE);
        var situation = new Situation(environment, new KnownWorlds(environment.worlds()), configuration, List.of());
        var ahead = forecast ? Optional.of(ahead(situation.copy(), start.name())) : Optional.<Ahead>empty();
        var open = environment.live().open(situation.world());
        return new HandPlay(start.topology(), open, new Rehearsal(open.lab(), situation, start.name()), ahead);
    }

    private static Ahead ahead(Situation situation, String name) {
        var open = LabFactory.FORECAST.open(situation.world());
        return new Ahead(open, new Rehearsal(open.lab(), situation, name));
    }

    /**
     * Returns when all has come to rest.
     *
     * @throws ProblemsFound if a change does not fit what the steps have made of the configuration
     * @throws IllegalArgumentException if it names what the lab does not have
     */
    public void play(ScenarioStep step) {
        ahead.ifPresent(each -> each.rehearsal().play(List.of(step)));
        if (step instanceof ScenarioStep.Send send) {
            sent.add(send.id());
        }
        live.play(List.of(step));
    }

    public OpenLab open() {
        return open;
    }

    /** As the steps have left it. */
    public World world() {
        return live.world();
    }

    /** What there is to see so far. */
    public Evidence evidence() {
        return Evidence.of(world(), open.lab());
    }

    /** What answers about it are worded with. */
    public Background background() {
        return new Background(live.situation().configuration(), world().topology(), sources());
    }

    private Sources sources() {
        var source = topology.source();
        return at -> Optional.of(at)
                .filter(each -> each.file().equals(source.file()))
                .map(each -> source.line(each.line()))
                .filter(line -> !line.isBlank());
    }

    /** Whether every step is forecast, so that time moves by steps alone. */
    public boolean isVirtual() {
        return ahead.isPresent();
    }

    /** Where forecast and lab differ; any is a defect of the simulator. Mail of a program that dialled a host is not forecast. */
    public List<String> differences() {
        var own = steps(open).stream().allMatch(step -> isOwn(step.where().message()));
        return own
                ? ahead.map(each -> Comparison.between(steps(each.open()), steps(open)))
                        .orElse(List.of())
                : List.of();
    }

    private static List<Step> steps(OpenLab open) {
        return open.lab().steps();
    }

    private boolean isOwn(MessageRef ref) {
        return ref.root().isEmpty() || sent.contains(ref.root());
    }

    /** Everything so far in the form that reports are made from. */
    public ScenarioRecord record(ScenarioRecord.Identity identity, ScenarioRecord.Status status) {
        var evidence = evidence();
        var background = background();
        var phase = new Phase(
                "as played",
                evidence.steps(),
                open.transcripts(),
                List.of(),
                Failures.of(evidence, background),
                LoopsTold.of(evidence, background),
                differences());
        return new ScenarioRecord(
                identity,
                status,
                List.of(),
                List.of(phase),
                Inventory.hosts(world()),
                Inventory.unused(background.configuration()),
                Citations.of(List.of(phase), background.sources()),
                0);
    }

    @Override
    public void close() {
        open.close();
        ahead.ifPresent(each -> each.open().close());
    }
}
