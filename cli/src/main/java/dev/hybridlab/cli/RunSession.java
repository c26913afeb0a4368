package dev.hybridlab.cli;

import dev.hybridlab.harness.run.Candidate;
import dev.hybridlab.harness.run.Environment;
import dev.hybridlab.harness.run.EnvironmentMissing;
import dev.hybridlab.harness.run.Program;
import dev.hybridlab.harness.run.Workshop;
import dev.hybridlab.record.run.RunRecord;
import dev.hybridlab.record.run.ScenarioRecord;
import dev.hybridlab.record.run.ScenarioRecord.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** One run from the selection to the exit code. Whatever happens, what is known is written. */
final class RunSession {
    /** What the user asked for. */
    record Wishes(List<Path> files, Optional<String> tag, int jobs, int repeat, Optional<String> seed) {}

    private static final LongSupplier MILLIS = () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime());

    private final Workshop workshop;
    private final Wishes wishes;
    private final Outputs outputs;
    private final RunScreen screen;
    private final long start = MILLIS.getAsLong();

    RunSession(Workshop workshop, Wishes wishes, Outputs outputs, RunScreen screen) {
        this.workshop = workshop;
        this.wishes = wishes;
        this.outputs = outputs;
        this.screen = screen;
    }

    int run(Interruption interruption, List<String> typed) {
        var command = "hybridlab " + String.join(" ", typed);
        var candidates = selected(command);
        if (candidates.isEmpty()) {
            var written = write(record(command, List.of(), "nothing was selected"));
            screen.nothingSelected(wishes.files(), wishes.tag(), written);
            return ExitCodes.NOTHING_SELECTED;
        }
        return play(interruption, command, candidates);
    }

    private List<Candidate> selected(String command) {
        try {
            return workshop.files().select(wishes.files(), wishes.tag());
        } catch (RuntimeException failure) {
            keep(command, List.of(), failure);
            throw failure;
        }
    }

    private int play(Interruption interruption, String command, List<Candidate> candidates) {
        var environment =
                new Environment(workshop.worlds(), workshop.changes(), workshop.live(), MILLIS, wishes.seed());
        var program = new Program(candidates, environment, wishes.repeat());
        var watch = interruption.watch(program::stop);
        try {
            screen.begin(candidates.size());
            var records = played(command, program);
            var interrupted = program.isStopped();
            var run = record(command, records, interrupted ? interrupted(records) : "");
            var written = write(run);
            screen.end(run, written);
            return interrupted ? ExitCodes.INTERRUPTED : ExitCodes.of(run);
        } finally {
            watch.close();
        }
    }

    private List<ScenarioRecord> played(String command, Program program) {
        try {
            return program.run(wishes.jobs(), (number, ended) -> screen.ended(ended));
        } catch (RuntimeException failure) {
            keep(command, program.records(), failure);
            throw failure;
        }
    }

    /** Writes what is known when a run ends too early. What ended it is what the user is told, whatever else goes wrong. */
    private void keep(String command, List<ScenarioRecord> records, RuntimeException failure) {
        var why = failure instanceof EnvironmentMissing missing ? missing.what() : "hybridlab itself broke: " + failure;
        try {
            write(record(command, records, why));
        } catch (EnvironmentMissing unwritten) {
            failure.addSuppressed(unwritten);
        }
    }

    private static String interrupted(List<ScenarioRecord> records) {
        var left =
                records.stream().filter(each -> each.status() == Status.NOT_RUN).count();
        return "interrupted: " + left + " of " + records.size() + " did not run";
    }

    private RunRecord record(String command, List<ScenarioRecord> records, String notRun) {
        return new RunRecord(Main.version(), command, records, notRun, MILLIS.getAsLong() - start);
    }

    private String write(RunRecord run) {
        return outputs.write(run);
    }
}
