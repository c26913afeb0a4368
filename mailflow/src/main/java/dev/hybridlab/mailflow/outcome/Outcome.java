package dev.hybridlab.mailflow.outcome;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Step;
import java.util.List;

/** One thing that became of a message, for one recipient. {@code step} is the evidence it was read from. */
public sealed interface Outcome {
    Step step();

    /**
     * @param side where it lies: onprem, exo, internet
     * @param path the sides that were responsible for it, first to last
     */
    record Delivered(Step.Delivered step, String side, List<String> path) implements Outcome {}

    /** @param by the side that said no */
    record Refused(Step.Refused step, String by) implements Outcome {}

    /** @param madeBy the side that wrote the notice */
    record Noticed(Step.NoticeMade step, String madeBy) implements Outcome {}

    /**
     * @param at the side in whose queue it waits or waited
     * @param stillWaiting at the end of the run
     */
    record Deferred(Step.Deferred step, String at, boolean stillWaiting) implements Outcome {}

    record Discarded(Step.Discarded step, String at) implements Outcome {}

    /** @param at the side where nobody knows what happens next */
    record Undecided(Step.Undecided step, String at) implements Outcome {}

    /** @param at the side that calls a host which is not modelled */
    record LeftTopology(Step.LeftTopology step, String at) implements Outcome {}

    /** The words people use for it. */
    default String words() {
        return switch (this) {
            case Delivered(var step, var side, var path) ->
                "delivered to " + step.mailbox() + " at " + side + ", path " + String.join(" > ", path);
            case Refused(var step, var by) -> "refused by " + by + " at " + step.stage() + ": " + step.reply();
            case Noticed(var step, var madeBy) ->
                "ndr (" + step.kind() + ") made by " + madeBy + " to " + step.to() + ": "
                        + diagnostic(step.diagnostic());
            case Deferred(var step, var at, var stillWaiting) ->
                (stillWaiting ? "waiting at " : "waited at ") + at + " for " + join(step.recipients()) + ": "
                        + step.lastError();
            case Undecided(var step, var at) ->
                "undecided at " + at + ": " + step.because().text();
            case LeftTopology(var step, var at) -> "left the topology at " + at + " to " + step.to();
            case Discarded(var step, var at) ->
                "discarded at " + at + ": " + step.because().text();
        };
    }

    private static String diagnostic(SmtpReply reply) {
        return reply.toString();
    }

    private static String join(List<EmailAddress> recipients) {
        return String.join(", ", recipients.stream().map(EmailAddress::toString).toList());
    }
}
