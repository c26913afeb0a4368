package dev.hybridlab.harness.testkit;

import dev.hybridlab.harness.lab.RealTime;
import dev.hybridlab.harness.run.Environment;
import dev.hybridlab.harness.run.HandPlay;
import dev.hybridlab.harness.run.Worlds;
import dev.hybridlab.harness.scenario.Change;
import dev.hybridlab.harness.scenario.LoadedTopology;
import dev.hybridlab.harness.scenario.change.Changes;
import dev.hybridlab.harness.scenario.file.JavaSteps;
import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.YamlFile;
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
    private final List<FixedPort> ports = new ArrayList<>();
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

    /**
     * The same as the lines of a scenario's {@code change}.
     *
     * @param where for what is wrong with them
     */
    public LabBuilder changes(String where, List<String> lines) {
        var text = String.join("\n", lines);
        if (!text.isBlank()) {
            changes.addAll(Lab.good(YamlFile.of(where, text).then(yaml -> JavaSteps.changes(yaml.root()))));
        }
        return this;
    }

    public LabBuilder fabric(Fabric wanted) {
        fabric = wanted;
        return this;
    }

    /**
     * A host listens on this port of this machine, for a program that cannot be told another one. Two labs cannot have it at
     * the same time; {@link Lab#socket} needs no fixed port.
     */
    public LabBuilder fixedPort(String host, int port, int real) {
        ports.add(new FixedPort(host, port, real));
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
        return start(name);
    }

    /** The same for another name: a builder may serve many threads once it is complete. */
    public Lab start(String whose) {
        var fixed = List.copyOf(ports);
        var environment =
                new Environment(Worlds.STANDARD, Changes::apply, fabric.labs(fixed), () -> 0L, Optional.empty());
        var start = new HandPlay.Start(dated(topology.get()), changes, whose);
        PortsInUse.claim(fixed, whose);
        try {
            return new Lab(whose, HandPlay.open(start, environment, fabric.isVirtual()), fixed);
        } catch (RuntimeException | Error failure) {
            PortsInUse.release(fixed);
            throw failure;
        }
    }

    private LoadedTopology dated(LoadedTopology loaded) {
        return fabric.isVirtual()
                ? loaded
                : new LoadedTopology(loaded.file(), RealTime.configuration(loaded.expanded()), loaded.source());
    }
}
