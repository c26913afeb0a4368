package dev.hybridlab.cli;

import dev.hybridlab.harness.scenario.file.AnyFile;
import dev.hybridlab.harness.scenario.file.FileWarnings;
import dev.hybridlab.harness.scenario.yaml.YamlFile;
import dev.hybridlab.reports.text.Visible;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hybridlab validate}: every problem of every file, and what a valid one says that is seldom meant. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Check topology and scenario files: spelling, types, references, contradictions; warn of what is"
                + " seldom meant.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every file is valid",
            "2:the command line has a mistake",
            "3:a file is invalid",
            "5:nothing was selected"
        })
final class ValidateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Topology or scenario files, or folders.")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        var all = AnyFile.in(files);
        if (all.isEmpty()) {
            err.println("nothing was selected: no .yaml file in "
                    + String.join(", ", files.stream().map(YamlFile::name).toList()));
            return ExitCodes.NOTHING_SELECTED;
        }
        var checked = AnyFile.check(all);
        var problems = checked.problems();
        problems.stream()
                .distinct()
                .map(problem -> Visible.of(problem.toString()))
                .forEach(err::println);
        var invalid =
                problems.stream().map(each -> each.where().file()).distinct().count();
        if (problems.isEmpty()) {
            FileWarnings.of(checked.valid()).stream()
                    .distinct()
                    .map(warning -> Visible.of("warning: " + warning))
                    .forEach(err::println);
            out.println(
                    all.size() == 1 ? YamlFile.name(all.getFirst()) + " is valid" : all.size() + " files are valid");
            return ExitCodes.AS_EXPECTED;
        }
        err.println(problems.stream().distinct().count()
                + (problems.size() == 1 ? " problem in " : " problems in ")
                + invalid
                + (invalid == 1 ? " file" : " files"));
        return ExitCodes.INVALID_FILE;
    }
}
