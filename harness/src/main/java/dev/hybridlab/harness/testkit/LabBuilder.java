package dev.hybridlab.harness.testkit;

import dev.hybridlab.harness.run.Environment;
import dev.hybridlab.harness.run.HandPlay;
import dev.hybridlab.harness.run.Worlds;
import dev.hybridlab.harness.scenario.Change;
import dev.hybridlab.harness.scenario.LoadedTopology;
import dev.hybridlab.harness.scenario.change.Changes;
import dev.hybridlab.harness.scenario.file.JavaSteps;
import dev.hybridlab.harness.scenario.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How a lab is to be. Can start any number of labs. */
public final class LabBuilder {
    private Supplier<LoadedTopology> topology = () -> Topologies.named("classic-hybrid");
    private final List<Change> changes = new ArrayList<>();
    private Fabric fabric = Fabric.EMBEDDED;
    private String name = "a test";

    LabBuilder() {}

    /** A file, a class path resource, or one that hybridlab ships; {@code classic-hybrid} unless told otherwise. */
    public LabBuilder topology(String name) {
        topology = () -> Topologies.named(name);
        return this;
    }

    public LabBuilder topology(LoadedTopology loaded) {
        topology = () -> loaded;
        return this;
    }

    /** Changes the topology before the lab starts; paths and values as in {@link Lab#change}. */
    public LabBuilder change(String path, @Nullable Object value) {
        var entry = Written.entry(path, value, Caller.line());
        changes.addAll(Lab.good(JavaSteps.changes(new Node.Mapping(entry.key().place(), List.of(entry)))));
        return this;
    }

    public LabBuilder fabric(Fabric wanted) {
        fabric = wanted;
        return this;
    }

    /** Whose lab it is: in subjects that nobody wrote, and in messages. */
    public LabBuilder name(String whose) {
        name = whose;
        return this;
    }

    /**
     * Brings the lab up.
     *
     * @throws dev.hybridlab.harness.run.ProblemsFound if topology or changes have mistakes: all of them, with place and remedy
     */
    public Lab start() {
        var environment = new Environment(Worlds.STANDARD, Changes::apply, fabric.labs(), () -> 0L, Optional.empty());
        var start = new HandPlay.Start(topology.get(), changes, name);
        return new Lab(name, HandPlay.open(start, environment, fabric.forecast()));
    }
}
