package dev.hybridlab.harness.cli;

import dev.hybridlab.harness.run.EnvironmentMissing;
import java.nio.file.InvalidPathException;
import java.util.List;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/**
 * A command line with a mistake: told as picocli tells it, and left behind in the files that {@code run} was to write.
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
        return usual.handleParseException(mistake, typed);
    }
}
