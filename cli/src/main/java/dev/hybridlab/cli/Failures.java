package dev.hybridlab.cli;

import dev.hybridlab.harness.run.EnvironmentMissing;
import dev.hybridlab.harness.run.ProblemsFound;
import dev.hybridlab.reports.text.Visible;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells what ended a command, in one sentence where the user can do something about it. */
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        tell(failure, command.getErr());
        command.getErr().flush();
        return ExitCodes.of(failure);
    }

    static void tell(Exception failure, PrintWriter err) {
        switch (failure) {
            case ProblemsFound invalid -> err.println(Visible.of(String.valueOf(invalid.getMessage())));
            case EnvironmentMissing missing -> err.println("hybridlab: " + missing.what());
            default -> {
                err.println("hybridlab itself broke; please report what you typed, 'hybridlab --version' and this:");
                failure.printStackTrace(err);
            }
        }
    }
}
