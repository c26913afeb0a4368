package dev.hybridlab.cli;

import dev.hybridlab.harness.run.Candidate;
import dev.hybridlab.harness.run.LabFactory;
import dev.hybridlab.harness.run.OpenLab;
import dev.hybridlab.harness.run.Toys;
import dev.hybridlab.harness.run.Workshop;
import dev.hybridlab.record.run.RunRecord;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import picocli.CommandLine;

/** A program whose scenarios never end: {@link InterruptionTest} presses Ctrl-C. */
final class EndlessRun {
    private EndlessRun() {}

    /** @param arguments of {@code run} */
    public static void main(String... arguments) {
        var candidates = IntStream.rangeClosed(1, 500)
                .mapToObj(number -> candidate("s" + number))
                .toList();
        LabFactory live = world -> waitForEver();
        var workshop = new Workshop((files, tag) -> candidates, Toys.WORLDS, Toys.CHANGES, live);
        Outputs.Form form = EndlessRun::write;
        var command = new RunCommand(
                workshop, new Outputs.Forms(form, run -> List.of(), form, form), Interruption::ofTheMachine);
        System.exit(Main.prepared(new CommandLine(command)).execute(arguments));
    }

    private static void write(RunRecord run, Appendable to) throws IOException {
        to.append(run.notRun());
    }

    private static Candidate candidate(String id) {
        return Candidate.of(Toys.scenario(id).build());
    }

    private static OpenLab waitForEver() {
        System.out.println("waiting");
        System.out.flush();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("stopped");
    }
}
