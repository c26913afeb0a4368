package dev.hybridlab.cli;

import dev.hybridlab.harness.docker.DockerFabric;
import dev.hybridlab.harness.docker.Waiting;
import dev.hybridlab.harness.lab.RealTime;
import dev.hybridlab.harness.node.RemoteLabs;
import dev.hybridlab.harness.run.EnvironmentMissing;
import dev.hybridlab.harness.run.Workshop;
import dev.hybridlab.record.run.RunRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hybridlab run}: replays scenarios and judges them. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Replay scenarios over real SMTP, judge them, write evidence and reports.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all as expected",
            "1:not as expected",
            "2:the command line has a mistake",
            "3:a file is invalid",
            "4:the environment lacks something",
            "5:nothing was selected",
            "70:a defect of hybridlab itself",
            "130:ended by Ctrl-C"
        })
final class RunCommand implements Callable<Integer> {
    private final Workshop workshop;
    private final Outputs.Forms forms;
    private final Interruption interruption;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE|DIR", arity = "1..*", description = "Scenario files, or folders that hold them.")
    private List<Path> files = List.of();

    @Option(names = "--tag", paramLabel = "TAG", description = "Only scenarios with this tag or symptom.")
    private @Nullable String tag;

    @Option(names = "--jobs", paramLabel = "N", description = "How many at a time; by default one a core.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(names = "--repeat", paramLabel = "N", description = "Play each so often; a difference is a failure.")
    private int repeat = 1;

    @Option(names = "--seed", paramLabel = "SEED", description = "Of every id, instead of the topologies' own.")
    private @Nullable String seed;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            defaultValue = "hybridlab-report",
            description = "Where the HTML report and the logs in Exchange's formats go; by default ${DEFAULT-VALUE}.")
    private Path report = Path.of("hybridlab-report");

    @Option(names = "--junit", paramLabel = "FILE", description = "Write a JUnit XML file.")
    private @Nullable Path junit;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the evidence as JSON.")
    private @Nullable Path json;

    @Option(
            names = "--fabric",
            paramLabel = "FABRIC",
            description =
                    "embedded: everything in this JVM, the default. docker: a container for every host, one scenario"
                            + " after the other.")
    private String fabric = "embedded";

    RunCommand(Workshop workshop, Outputs.Forms forms, Interruption interruption) {
        this.workshop = workshop;
        this.forms = forms;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        atLeastOne("--jobs", jobs);
        atLeastOne("--repeat", repeat);
        return switch (fabric) {
            case "embedded" -> run(workshop, jobs);
            case "docker" -> inContainers();
            default ->
                throw new ParameterException(
                        spec.commandLine(), "--fabric is 'embedded' or 'docker', not '" + fabric + "'");
        };
    }

    private int inContainers() {
        var waiting = Waiting.telling(this::tell);
        try (var docker = DockerFabric.open(RealTime.token(), waiting)) {
            return run(workshop.on(RemoteLabs.on(docker)), 1);
        } catch (IOException missing) {
            throw new EnvironmentMissing(String.valueOf(missing.getMessage()), missing);
        }
    }

    private void tell(String line) {
        var err = spec.commandLine().getErr();
        err.println("hybridlab: " + line);
        err.flush();
    }

    private int run(Workshop with, int atATime) {
        var outputs = new Outputs(report, Optional.ofNullable(junit), Optional.ofNullable(json), forms);
        var wishes = new RunSession.Wishes(files, Optional.ofNullable(tag), atATime, repeat, Optional.ofNullable(seed));
        var session = new RunSession(with, wishes, outputs, new RunScreen(spec.commandLine()));
        return session.run(interruption, spec.commandLine().getParseResult().originalArgs());
    }

    /** A command line that was not understood still leaves the files that tools wait for, where it names them. */
    void notRun(List<String> typed, String why) {
        var outputs = new Outputs(report, named("--junit", typed), named("--json", typed), forms);
        outputs.writeForMachines(
                new RunRecord(Main.version(), "hybridlab " + String.join(" ", typed), List.of(), why, 0));
    }

    private static Optional<Path> named(String option, List<String> typed) {
        for (var i = 0; i < typed.size(); i++) {
            var word = typed.get(i);
            var value = word.startsWith(option + "=")
                    ? word.substring(option.length() + 1)
                    : word.equals(option) && i + 1 < typed.size() ? typed.get(i + 1) : "";
            if (!value.isBlank() && !value.startsWith("--")) {
                return Optional.of(Path.of(value));
            }
        }
        return Optional.empty();
    }

    private void atLeastOne(String option, int value) {
        if (value < 1) {
            throw new ParameterException(spec.commandLine(), option + " is at least 1, not " + value);
        }
    }
}
