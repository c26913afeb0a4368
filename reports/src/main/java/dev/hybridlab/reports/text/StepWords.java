package dev.hybridlab.reports.text;

import dev.hybridlab.mailflow.trace.HeaderChange;
import dev.hybridlab.mailflow.trace.Step;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A step in a few words; empty for those that other parts of the page show. */
public final class StepWords {
    private StepWords() {}

    public static String of(Step step) {
        return switch (step) {
            case Step.Submitted each ->
                "submitted by " + (each.from().isEmpty() ? "<>" : each.from()) + " for " + join(each.to());
            case Step.Routed each ->
                each.recipient() + ": " + each.outcome() + " " + each.target()
                        + each.connector()
                                .map(name -> " through '" + name + "'")
                                .orElse("");
            case Step.RulesApplied each -> rules(each);
            case Step.Resolved each -> "asks for " + each.question() + ": " + each.answer();
            case Step.HopFailed each -> "does not get through to " + each.target() + ": " + each.lastError();
            case Step.Greeted each -> "";
            case Step.TlsEstablished each ->
                (each.accepted() ? "goes on, " : "closes, ") + each.shown().version() + " with "
                        + each.shown().server().identity().subject();
            case Step.Attributed each ->
                each.recipient() + ": " + each.attribution().direction()
                        + each.attribution()
                                .tenant()
                                .map(tenant -> ", " + tenant)
                                .orElse("")
                        + each.attribution()
                                .connector()
                                .map(name -> ", '" + name + "'")
                                .orElse("");
            case Step.Refused each ->
                "refuses at " + each.stage() + ": " + each.reply()
                        + each.after()
                                .map(late -> " (Exchange says so " + late.toSeconds() + " s late)")
                                .orElse("");
            case Step.Accepted each ->
                "accepts for " + join(each.recipients()) + ", AuthAs "
                        + each.attribution().authAs();
            case Step.Relayed each -> "handed over to " + each.to();
            case Step.Deferred each -> "keeps it" + queue(each) + " until " + each.until() + ": " + each.lastError();
            case Step.NoticeMade each -> "writes to " + each.to() + " (" + each.kind() + "): " + each.diagnostic();
            case Step.Delivered each -> "delivered to " + each.mailbox();
            case Step.Undecided each -> "undecided for " + each.recipient();
            case Step.LeftTopology each -> "calls " + each.to() + ", which is not modelled";
            case Step.Discarded each -> "drops it for " + each.recipient();
            case Step.LoopDetected each -> "sees a loop after " + each.received() + " Received lines: " + each.reply();
            case Step.HeadersChanged any -> "";
            case Step.Connected any -> "";
            case Step.Answered any -> "";
            case Step.Advanced each -> "time moves by " + each.by();
            case Step.Intervened each -> each.what();
        };
    }

    public static String of(HeaderChange.Kind kind) {
        return switch (kind) {
            case STAMPED -> "stamped";
            case REMOVED -> "removed";
            case REPLACED -> "replaced";
            case RENAMED_TO_CROSS_PREMISES -> "to CrossPremises";
            case PROMOTED -> "promoted";
            case RENAMED_UNTRUSTED -> "to Untrusted";
            case KEPT -> "kept";
        };
    }

    /** LOG-21, LOG-22. */
    private static String queue(Step.Deferred step) {
        return step.queue()
                .map(queue -> " in queue " + queue.identity(step.where().host()) + " (" + queue.deliveryType() + ", "
                        + queue.status() + ", RetryCount " + queue.retryCount() + ")")
                .orElse("");
    }

    private static String rules(Step.RulesApplied step) {
        var bodies = step.bodies().stream()
                .filter(body -> !body.broken().isEmpty())
                .map(body -> "the body hash of " + join(body.broken()) + " is broken")
                .toList();
        var told = Stream.concat(step.actions().stream(), bodies.stream()).collect(Collectors.joining("; "));
        return "for " + join(step.recipients()) + ": " + (told.isEmpty() ? "no rule acts" : told);
    }

    private static String join(List<?> all) {
        return all.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
