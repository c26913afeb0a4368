package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.Step;
import java.util.Optional;

/** The cmdlet line for a transport rule that did not look, or that looked once too often. */
final class RuleRemedies {
    private static final String SET = "Set-TransportRule";

    private RuleRemedies() {}

    static Optional<String> of(Decision decision) {
        return switch (decision.step()) {
            case Step.RulesApplied rules -> idle(rules);
            case Step.Routed routed -> refused(routed.because());
            case Step.Discarded discarded -> refused(discarded.because());
            default -> Optional.empty();
        };
    }

    /** The first rule that was switched off or never reached (RULE-03, RULE-05). */
    private static Optional<String> idle(Step.RulesApplied rules) {
        for (var each : rules.considered()) {
            var remedy = each.chosen() ? Optional.<String>empty() : idle(each);
            if (remedy.isPresent()) {
                return remedy;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> idle(Considered each) {
        var because = each.because();
        return switch (because.fact()) {
            case "RULE-03" ->
                Optional.of(
                        because.text().equals("is disabled")
                                ? Remedies.quoted("Enable-TransportRule", each.candidate())
                                : Remedies.quoted(SET, each.candidate()) + " -Mode Enforce");
            case "RULE-05" ->
                Optional.of(Remedies.quoted(SET, because.arguments().getFirst().toString())
                        + " -StopRuleProcessing $false");
            default -> Optional.empty();
        };
    }

    /** LOOP-31: what the service writes on everything that it hands back. */
    static String exceptItsMark(String rule) {
        return Remedies.quoted(SET, rule)
                + " -ExceptIfHeaderContainsMessageHeader <a field that the service adds>"
                + " -ExceptIfHeaderContainsWords <its value>";
    }

    /** LOOP-10: an exception for the mark of the service. RULE-20, RULE-21: one for the sender. */
    private static Optional<String> refused(Reason because) {
        return switch (because.fact()) {
            case "LOOP-10" ->
                Optional.of(exceptItsMark(because.arguments().getFirst().toString()));
            case "RULE-20", "RULE-21" ->
                Optional.of(Remedies.quoted(SET, because.arguments().getLast().toString())
                        + " -ExceptIfFrom <who may>, or "
                        + Remedies.quoted(
                                "Disable-TransportRule",
                                because.arguments().getLast().toString()));
            default -> Optional.empty();
        };
    }
}
