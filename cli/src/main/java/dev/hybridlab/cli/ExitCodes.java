package dev.hybridlab.cli;

import dev.hybridlab.harness.run.EnvironmentMissing;
import dev.hybridlab.harness.run.ProblemsFound;
import dev.hybridlab.record.run.RunRecord;
import dev.hybridlab.record.run.ScenarioRecord.Status;
import picocli.CommandLine.ParameterException;

/** What the command tells its caller, the same for every verb. */
final class ExitCodes {
    static final int AS_EXPECTED = 0;
    static final int NOT_AS_EXPECTED = 1;
    static final int USAGE = 2;
    static final int INVALID_FILE = 3;
    static final int ENVIRONMENT = 4;
    static final int NOTHING_SELECTED = 5;
    static final int DEFECT = 70;
    static final int INTERRUPTED = 130;

    private ExitCodes() {}

    /** What weighs most: a defect of ours, then a file that says nothing, then a scenario that went otherwise. */
    static int of(RunRecord run) {
        if (run.scenarios().isEmpty()) {
            return NOTHING_SELECTED;
        }
        if (run.count(Status.BROKEN) > 0) {
            return DEFECT;
        }
        if (run.count(Status.INVALID) > 0) {
            return INVALID_FILE;
        }
        return run.count(Status.FAILED) > 0 ? NOT_AS_EXPECTED : AS_EXPECTED;
    }

    /** Picocli asks about usage errors too. */
    static int of(Throwable failure) {
        return switch (failure) {
            case ParameterException usage -> USAGE;
            case ProblemsFound invalid -> INVALID_FILE;
            case EnvironmentMissing missing -> ENVIRONMENT;
            default -> DEFECT;
        };
    }
}
