package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.trace.BodyChange;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.Step;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Who changed a body that somebody had signed, before a verdict about the sender. */
record BrokenSignature(Step.RulesApplied step, BodyChange change) {
    /** The results and what follows from them. */
    private static final Set<String> VERDICTS = Set.of("BRD-01", "BRD-05", "BRD-24");

    /** In their order; none if the decision is about something else. */
    static List<BrokenSignature> behind(Decision decision, Evidence evidence) {
        return reasons(decision).noneMatch(because -> VERDICTS.contains(because.fact()))
                ? List.of()
                : evidence.before(decision.step()).stream()
                        .filter(Step.RulesApplied.class::isInstance)
                        .map(Step.RulesApplied.class::cast)
                        .flatMap(step -> step.bodies().stream()
                                .filter(change -> !change.broken().isEmpty())
                                .map(change -> new BrokenSignature(step, change)))
                        .toList();
    }

    private static Stream<Reason> reasons(Decision decision) {
        return decision.step() instanceof Step.HeadersChanged(var where, var occasion, var changes)
                ? changes.stream()
                        .filter(change -> change.name().endsWith("Authentication-Results"))
                        .map(change -> change.because())
                : decision.because().stream();
    }

    /** {@code mx.gateway.example: disclaimer appended to text/plain breaks d=fabrikam.example s=s1}. */
    String words(Decisions decisions) {
        return decisions.who(step) + ": " + change.what() + " breaks " + String.join(", ", change.broken());
    }
}
