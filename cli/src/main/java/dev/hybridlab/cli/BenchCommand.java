package dev.hybridlab.cli;

import dev.hybridlab.cli.bench.Bench;
import dev.hybridlab.cli.bench.ColdStarts;
import dev.hybridlab.cli.bench.Endurance;
import dev.hybridlab.cli.bench.Figure;
import dev.hybridlab.cli.bench.LabStarts;
import dev.hybridlab.harness.lab.EmbeddedLabs;
import dev.hybridlab.harness.lab.LabOptions;
import dev.hybridlab.harness.run.Environment;
import dev.hybridlab.harness.run.EnvironmentMissing;
import dev.hybridlab.harness.run.ProblemsFound;
import dev.hybridlab.harness.run.Worlds;
import dev.hybridlab.harness.scenario.Scenario;
import dev.hybridlab.harness.scenario.change.Changes;
import dev.hybridlab.harness.scenario.file.ScenarioFile;
import dev.hybridlab.harness.scenario.yaml.Read;
import dev.hybridlab.mailflow.resolution.Topologies;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hybridlab bench}: figures beside peers, in one run. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure this machine's hybridlab beside GreenMail and bare sockets.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every goal reached",
            "1:a goal not reached",
            "2:the command line has a mistake",
            "3:the file is invalid"
        })
final class BenchCommand implements Callable<Integer> {
    private static final int LABS = 100;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            defaultValue = "scenarios/flows/f05-internet-to-cloud-centralized.yaml",
            description = "Three hops with STARTTLS; by default ${DEFAULT-VALUE}.")
    private Path file = Path.of("");

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds that count; by default 5.")
    private int rounds = 5;

    @Option(names = "--endurance", paramLabel = "N", description = "Scenarios of the endurance run; 0 leaves it out.")
    private int endurance = 10_000;

    @Override
    public Integer call() {
        if (rounds < 1 || endurance < 0) {
            throw new ParameterException(spec.commandLine(), "--rounds is at least 1, --endurance at least 0");
        }
        var out = spec.commandLine().getOut();
        out.println("on " + Runtime.getRuntime().availableProcessors() + " cores, Java " + Runtime.version()
                + "; median (least to most) of " + rounds + " rounds");
        var starts = new LabStarts(LABS).run();
        starts.forEach(this::tell);
        return rest(out, starts.stream().allMatch(BenchCommand::reached));
    }

    private int rest(PrintWriter out, boolean startsReached) {
        var scenario = scenario();
        var environment = new Environment(
                Worlds.STANDARD,
                Changes::apply,
                EmbeddedLabs.with(LabOptions.rehearsal()),
                () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()),
                Optional.empty());
        var world = Worlds.STANDARD.of(Topologies.of(scenario.topology().expanded()));
        try {
            var reached = new Bench(scenario, environment, world, rounds)
                            .run(figure -> tell(figure)).stream().allMatch(BenchCommand::reached)
                    && startsReached;
            coldStarts(out);
            if (endurance > 0) {
                var figure = new Endurance(scenario, environment, endurance).run(line -> {
                    out.println("  " + line);
                    out.flush();
                });
                tell(figure);
                reached &= reached(figure);
            }
            return reached ? ExitCodes.AS_EXPECTED : ExitCodes.NOT_AS_EXPECTED;
        } catch (IOException failure) {
            throw new EnvironmentMissing("the benchmark needs sockets on loopback: " + failure.getMessage(), failure);
        }
    }

    /** The launcher says where it is; classes that were started otherwise have none to measure. */
    private void coldStarts(PrintWriter out) throws IOException {
        var launcher = System.getProperty("hybridlab.launcher", "");
        if (launcher.isEmpty()) {
            out.println();
            out.println("a cold run of one scenario: not measured, since the launcher did not start this");
        } else {
            tell(new ColdStarts(Path.of(launcher), file, rounds).run());
        }
    }

    private static boolean reached(Figure figure) {
        return figure.reached().orElse(true);
    }

    private void tell(Figure figure) {
        var out = spec.commandLine().getOut();
        out.println();
        out.println(figure);
        out.flush();
    }

    private Scenario scenario() {
        return switch (ScenarioFile.read(file)) {
            case Read.Bad<Scenario>(var problems) -> throw new ProblemsFound(problems);
            case Read.Good<Scenario>(var good) -> good;
        };
    }
}
