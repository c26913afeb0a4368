package dev.hybridlab.assertj;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.outcome.Outcome;
import dev.hybridlab.mailflow.outcome.ReplyTag;
import dev.hybridlab.mailflow.reply.SmtpReply;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an outcome has: a reply, a side, a recipient. */
final class Replies {
    private Replies() {}

    static Optional<SmtpReply> of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused(var step, var by) -> Optional.of(step.reply());
            case Outcome.Noticed(var step, var madeBy) -> Optional.of(step.diagnostic());
            case Outcome.Deferred(var step, var at, var still) -> Optional.of(step.lastError());
            case Outcome.Delivered any -> Optional.empty();
            case Outcome.Discarded any -> Optional.empty();
            case Outcome.Undecided any -> Optional.empty();
            case Outcome.LeftTopology any -> Optional.empty();
        };
    }

    static String side(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Delivered(var step, var side, var path) -> side;
            case Outcome.Refused(var step, var by) -> by;
            case Outcome.Noticed(var step, var madeBy) -> madeBy;
            case Outcome.Deferred(var step, var at, var still) -> at;
            case Outcome.Discarded(var step, var at) -> at;
            case Outcome.Undecided(var step, var at) -> at;
            case Outcome.LeftTopology(var step, var at) -> at;
        };
    }

    static Optional<EmailAddress> recipient(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Delivered(var step, var side, var path) -> Optional.of(step.mailbox());
            case Outcome.Noticed(var step, var madeBy) -> Optional.of(step.to());
            case Outcome.Deferred(var step, var at, var still) ->
                step.recipients().stream().findFirst();
            case Outcome.Discarded(var step, var at) -> Optional.of(step.recipient());
            case Outcome.Undecided(var step, var at) -> Optional.of(step.recipient());
            case Outcome.LeftTopology(var step, var at) ->
                step.recipients().stream().findFirst();
            case Outcome.Refused any -> Optional.empty();
        };
    }

    /** Each word is its code or its enhanced code. */
    static boolean has(SmtpReply reply, String codes) {
        var own = List.of(
                Integer.toString(reply.code()),
                reply.enhanced().map(Object::toString).orElse(""));
        return !codes.isBlank() && Arrays.stream(codes.strip().split("\\s+")).allMatch(own::contains);
    }

    static List<String> words(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::words).map(ReplyTag::strip).toList();
    }
}
