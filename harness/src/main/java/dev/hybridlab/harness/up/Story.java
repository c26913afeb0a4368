package dev.hybridlab.harness.up;

import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.Step;
import java.util.ArrayList;
import java.util.List;

/** What happened to one message, a line or two a step, for a terminal. */
final class Story {
    private final List<String> lines = new ArrayList<>();

    private Story() {}

    static List<String> of(List<Step> steps, String message) {
        var story = new Story();
        steps.stream()
                .filter(step -> step.where().message().root().equals(message))
                .forEach(story::tell);
        return List.copyOf(story.lines);
    }

    private void tell(Step step) {
        switch (step) {
            case Step.Submitted submitted ->
                say(
                        step,
                        "submitted by " + (submitted.from().isEmpty() ? "<>" : submitted.from()) + " for "
                                + submitted.to());
            case Step.Routed routed -> {
                say(
                        step,
                        routed.recipient() + ": " + routed.outcome() + " " + routed.target()
                                + routed.connector()
                                        .map(name -> " through '" + name + "'")
                                        .orElse(""));
                why(routed.because());
                others(routed.considered());
            }
            case Step.Connected connected -> say(step, "connects to " + connected.to());
            case Step.HopFailed failed -> {
                say(step, "does not get through to " + failed.target() + ": " + failed.lastError());
                why(failed.because());
            }
            case Step.TlsEstablished tls -> {
                say(
                        step,
                        (tls.accepted() ? "TLS stands with " : "closes on ")
                                + tls.shown().server().identity().subject());
                why(tls.because());
            }
            case Step.Attributed attributed -> {
                say(
                        step,
                        attributed.recipient() + ": " + attributed.attribution().direction()
                                + attributed
                                        .attribution()
                                        .tenant()
                                        .map(tenant -> ", " + tenant)
                                        .orElse("")
                                + attributed
                                        .attribution()
                                        .connector()
                                        .map(name -> ", '" + name + "'")
                                        .orElse(""));
                others(attributed.considered());
            }
            case Step.Refused refused -> {
                say(step, "refuses at " + refused.stage() + ": " + refused.reply());
                why(refused.because());
            }
            case Step.Accepted accepted ->
                say(step, "accepts, AuthAs " + accepted.attribution().authAs());
            case Step.Deferred deferred -> say(step, "keeps it: " + deferred.lastError());
            case Step.NoticeMade made -> say(step, "writes to " + made.to() + ": " + made.diagnostic());
            case Step.Delivered delivered -> say(step, "delivered to " + delivered.mailbox());
            case Step.Discarded discarded -> {
                say(step, "drops it for " + discarded.recipient());
                why(discarded.because());
            }
            case Step.LoopDetected loop -> say(step, "sees a loop: " + loop.reply());
            case Step.HeadersChanged any -> {}
            case Step.Resolved any -> {}
            case Step.Greeted any -> {}
            case Step.Answered any -> {}
            case Step.Relayed any -> {}
            case Step.Advanced any -> {}
            case Step.Intervened any -> {}
        }
    }

    private void say(Step step, String what) {
        lines.add(step.where().host() + "  " + what);
    }

    private void why(Reason because) {
        lines.add("      because " + because);
    }

    private void others(List<Considered> considered) {
        considered.stream()
                .filter(each -> !each.chosen())
                .forEach(each -> lines.add("      not '" + each.candidate() + "': " + each.because()));
    }
}
