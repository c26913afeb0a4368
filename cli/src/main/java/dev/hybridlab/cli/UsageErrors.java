package dev.hybridlab.cli;

import dev.hybridlab.harness.run.EnvironmentMissing;
import dev.hybridlab.mailflow.configuration.NearWord;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * A command line with a mistake: told with the verb or option that was meant, else as picocli tells it, and left behind in the files that {@code run} was to write.
 *
 * @param usual what tells it
 */
record UsageErrors(IParameterExceptionHandler usual) implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException mistake, String[] typed) throws Exception {
        var command = mistake.getCommandLine();
        if (command.getCommand() instanceof RunCommand run) {
            try {
                run.notRun(List.of(typed), String.valueOf(mistake.getMessage()));
            } catch (EnvironmentMissing | InvalidPathException unwritten) {
                command.getErr().println("hybridlab: " + unwritten.getMessage());
            }
        }
        var hint = mistake instanceof UnmatchedArgumentException unknown ? nearest(unknown) : Optional.<String>empty();
        if (hint.isPresent()) {
            command.getErr().println(hint.get());
            return command.getCommandSpec().exitCodeOnInvalidInput();
        }
        return usual.handleParseException(mistake, typed);
    }

    /** The verb that was meant, or the option: of this verb, or of another one that has it. */
    private static Optional<String> nearest(UnmatchedArgumentException unknown) {
        var word = unknown.getUnmatched().stream()
                .filter(each -> each.startsWith("-"))
                .findFirst();
        var own = unknown.getCommandLine();
        var verbs = own.getSubcommands().keySet().stream().sorted().toList();
        var first = unknown.getUnmatched().getFirst();
        if (!verbs.isEmpty() && !first.startsWith("-")) {
            return Optional.of("Unknown verb: '" + first + "'; "
                    + NearWord.of(first, verbs)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse(own.getCommandName() + " has " + String.join(", ", verbs)));
        }
        return word.flatMap(each -> NearWord.of(each, options(own))
                .map(near -> "Unknown option: '" + each + "'; did you mean '" + near + "'?")
                .or(() -> elsewhere(own, each))
                .or(() -> Optional.of("Unknown option: '" + each + "'; '" + own.getCommandName() + "' has "
                        + String.join(", ", options(own)))));
    }

    private static Optional<String> elsewhere(CommandLine own, String word) {
        var parent = own.getParent() == null ? own : own.getParent();
        return parent.getSubcommands().values().stream()
                .filter(verb -> options(verb).contains(word))
                .map(CommandLine::getCommandName)
                .findFirst()
                .map(verb -> "Unknown option: '" + word + "'; '" + verb + "' has it, '" + own.getCommandName()
                        + "' has " + String.join(", ", options(own)));
    }

    private static List<String> options(CommandLine verb) {
        return verb.getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .sorted()
                .toList();
    }
}
