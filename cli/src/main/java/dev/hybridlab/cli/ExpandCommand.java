package dev.hybridlab.cli;

import dev.hybridlab.harness.run.ProblemsFound;
import dev.hybridlab.harness.scenario.LoadedTopology;
import dev.hybridlab.harness.scenario.topology.Expanded;
import dev.hybridlab.harness.scenario.topology.TopologyFile;
import dev.hybridlab.harness.scenario.yaml.Read;
import dev.hybridlab.record.json.TopologyJson;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hybridlab expand}: what a topology file leaves unsaid. */
@Command(
        name = "expand",
        mixinStandardHelpOptions = true,
        description = "Write a topology out with every default and wizard object, each with its origin.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "2:the command line has a mistake", "3:the file is invalid"})
final class ExpandCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The topology.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "The resolved form that containers read, instead of YAML.")
    private boolean json;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        switch (TopologyFile.read(file)) {
            case Read.Bad<LoadedTopology>(var problems) -> throw new ProblemsFound(problems);
            case Read.Good<LoadedTopology>(var topology) ->
                out.print(json ? TopologyJson.text(topology.expanded()) : Expanded.yaml(topology.expanded()));
        }
        out.flush();
        return ExitCodes.AS_EXPECTED;
    }
}
