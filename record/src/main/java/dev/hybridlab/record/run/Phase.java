package dev.hybridlab.record.run;

import dev.hybridlab.mailflow.trace.Step;
import java.util.List;

/**
 * One replay of a scenario's steps.
 *
 * @param name {@code as configured}, {@code after the fix} or {@code fix in place}
 * @param steps the evidence, in its order
 * @param sessions every SMTP session as both sides saw it
 * @param judged every expectation with its verdict, then everything unexpected
 * @param failures everything that did not arrive, expected or not, with what helps to understand it
 * @param loops every circle that mail went in
 * @param differences between forecast and live; any is a defect of the simulator
 */
public record Phase(
        String name,
        List<Step> steps,
        List<SessionTranscript> sessions,
        List<Judged> judged,
        List<FailureTold> failures,
        List<LoopTold> loops,
        List<String> differences) {
    public Phase {
        steps = List.copyOf(steps);
        sessions = List.copyOf(sessions);
        judged = List.copyOf(judged);
        failures = List.copyOf(failures);
        loops = List.copyOf(loops);
        differences = List.copyOf(differences);
    }

    public boolean asExpected() {
        return differences.isEmpty() && judged.stream().allMatch(Judged::met);
    }
}
