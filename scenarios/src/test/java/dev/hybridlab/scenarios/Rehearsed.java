package dev.hybridlab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.lab.EmbeddedLabs;
import dev.hybridlab.harness.lab.LabOptions;
import dev.hybridlab.harness.run.Environment;
import dev.hybridlab.harness.run.LabFactory;
import dev.hybridlab.harness.run.ScenarioRun;
import dev.hybridlab.harness.run.Worlds;
import dev.hybridlab.harness.scenario.Scenario;
import dev.hybridlab.harness.scenario.change.Changes;
import dev.hybridlab.harness.scenario.file.ScenarioFile;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.record.run.FailureTold;
import dev.hybridlab.record.run.Phase;
import dev.hybridlab.record.run.ScenarioRecord;
import dev.hybridlab.reports.text.Reasons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One message through a shipped topology that a test has altered. */
final class Rehearsed {
    private static final Environment FORECAST =
            new Environment(Worlds.STANDARD, Changes::apply, LabFactory.FORECAST, () -> 0L, Optional.empty());

    private static final Environment LIVE = new Environment(
            Worlds.STANDARD, Changes::apply, EmbeddedLabs.with(LabOptions.rehearsal()), () -> 0L, Optional.empty());

    private Rehearsed() {}

    /** The steps of a scenario file. */
    static List<Step> steps(Path file) {
        return steps(record(scenario(file)));
    }

    /** The same over real SMTP, which must be what was forecast. */
    static List<Step> live(Path file) {
        var record = live(scenario(file));
        assertThat(record.phases()).flatExtracting(Phase::differences).isEmpty();
        return steps(record);
    }

    private static Scenario scenario(Path file) {
        var read = ScenarioFile.read(file);
        assertThat(read.problems()).isEmpty();
        return read.optional().orElseThrow();
    }

    private static List<Step> steps(ScenarioRecord record) {
        assertThat(record.problems()).isEmpty();
        return record.phases().getFirst().steps();
    }

    /** What is told about every failure of a scenario, as configured and with its fix. */
    static List<FailureTold> failures(Scenario scenario) {
        return Library.forecast(scenario).phases().stream()
                .flatMap(phase -> phase.failures().stream())
                .toList();
    }

    static ScenarioRecord record(Scenario scenario) {
        return new ScenarioRun(scenario, FORECAST).run();
    }

    static ScenarioRecord live(Scenario scenario) {
        return new ScenarioRun(scenario, LIVE).run();
    }

    /** The facts that a scenario's evidence rests on, with and without its fix. */
    static Set<String> facts(Scenario scenario) {
        return Library.forecast(scenario).phases().stream()
                .flatMap(phase -> phase.steps().stream())
                .flatMap(step -> Reasons.of(step).stream())
                .flatMap(reason -> Stream.concat(Stream.of(reason.fact()), reason.assumed().stream()))
                .collect(Collectors.toSet());
    }

    /** All steps as text, delivered headers included. */
    static String text(Path folder, String topology, String assumptions, String changes, String send)
            throws IOException {
        return steps(folder, topology, assumptions, changes, send).stream()
                .map(Rehearsed::told)
                .collect(Collectors.joining("\n"));
    }

    /** One message, and five hours. */
    static List<Step> steps(Path folder, String topology, String assumptions, String changes, String send)
            throws IOException {
        Files.writeString(
                folder.resolve("topology.yaml"),
                Files.readString(Library.folder().resolve(topology)) + "\nassumptions: {" + assumptions + "}\n");
        Files.writeString(
                folder.resolve("scenario.yaml"),
                "scenario: x\nid: x\ntopology: topology.yaml\nchange:\n  " + changes + "\nsteps:\n  - send: {id: mail, "
                        + send + "}\n  - advance: 5h\nexpect: {mail: []}\n");
        return steps(folder.resolve("scenario.yaml"));
    }

    private static String told(Step step) {
        return step instanceof Step.Delivered delivered
                ? delivered.message().headers().fields().stream()
                        .map(field -> field.raw())
                        .collect(Collectors.joining("\n"))
                : step.toString();
    }
}
