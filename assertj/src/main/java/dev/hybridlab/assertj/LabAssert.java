package dev.hybridlab.assertj;

import dev.hybridlab.harness.testkit.Lab;
import dev.hybridlab.harness.testkit.SentMessage;
import dev.hybridlab.mailflow.outcome.Outcome;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about what became of the messages of a lab. {@link #refused}, {@link #reported}, {@link #delivered} and {@link
 * #waits} choose what is spoken of; {@link #with}, {@link #by}, {@link #at}, {@link #to} and {@link #saying} narrow it down.
 */
public class LabAssert extends AbstractAssert<LabAssert, Lab> {
    private String message = "";
    private List<Outcome> chosen = List.of();
    private boolean settled = true;

    public LabAssert(Lab actual) {
        super(actual, LabAssert.class);
    }

    /** Somebody said no to this message. */
    public LabAssert refused(SentMessage sent) {
        return refused(sent.id());
    }

    /** Somebody said no to the message that was sent under this id. */
    public LabAssert refused(String id) {
        return chosen(id, "refused", Outcome.Refused.class::isInstance);
    }

    /** Somebody reported this message as not delivered. */
    public LabAssert reported(SentMessage sent) {
        return reported(sent.id());
    }

    public LabAssert reported(String id) {
        return chosen(id, "reported", Outcome.Noticed.class::isInstance);
    }

    public LabAssert delivered(SentMessage sent) {
        return delivered(sent.id());
    }

    public LabAssert delivered(String id) {
        return chosen(id, "delivered", Outcome.Delivered.class::isInstance);
    }

    /** It waits in a queue now. */
    public LabAssert waits(SentMessage sent) {
        return waits(sent.id());
    }

    public LabAssert waits(String id) {
        return chosen(
                id, "waiting", outcome -> outcome instanceof Outcome.Deferred(var step, var side, var still) && still);
    }

    private LabAssert chosen(String id, String word, Predicate<Outcome> kind) {
        isNotNull();
        message = id;
        settled = false; // what is said about something that never came would be told twice
        chosen = actual.outcomes(id).stream().filter(kind).toList();
        if (chosen.isEmpty()) {
            var told = new Told("message " + id + ": " + word).row("expected", word);
            var seen = actual.outcomes(id);
            told.rows("found", seen.isEmpty() ? List.of("nothing" + others(id)) : Replies.words(seen));
            seen.stream().findFirst().ifPresent(first -> told.answers(actual.why(id, first)));
            throw failure("%s", told);
        }
        settled = true;
        return this;
    }

    private String others(String id) {
        var known = actual.outcomes().keySet();
        return known.contains(id) ? "" : "; messages of this lab: " + known;
    }

    /** With this code, enhanced code, or both: {@code 5.7.64}, {@code 550 5.7.64}. */
    public LabAssert with(String code) {
        return narrowed(
                code,
                outcome -> Replies.of(outcome)
                        .filter(reply -> Replies.has(reply, code))
                        .isPresent());
    }

    /** With these words in the reply. */
    public LabAssert saying(String words) {
        return narrowed(
                words,
                outcome -> Replies.of(outcome)
                        .filter(reply -> reply.toString().contains(words))
                        .isPresent());
    }

    /** By this side or host: who refused, reported, delivered, holds it. */
    public LabAssert by(String sideOrHost) {
        return narrowed(
                "by " + sideOrHost,
                outcome -> Replies.side(outcome).equals(sideOrHost)
                        || outcome.step().where().host().equals(sideOrHost),
                told -> told.unknown(actual.sidesAndHosts(), sideOrHost));
    }

    /** Refused at this stage of the session: MAIL, RCPT, DATA. */
    public LabAssert at(String stage) {
        return narrowed(
                "at " + stage,
                outcome -> outcome instanceof Outcome.Refused(var step, var side)
                        && step.stage().equalsIgnoreCase(stage));
    }

    /** Delivered to this mailbox, or reported to this address. */
    public LabAssert to(String address) {
        return narrowed(
                "to " + address,
                outcome -> Replies.recipient(outcome)
                        .filter(each -> each.toString().equalsIgnoreCase(address))
                        .isPresent(),
                told -> unknown(told, address));
    }

    /** A slip in an address, with the one that was meant. */
    private Told unknown(Told told, String address) {
        try {
            actual.mailbox(address);
            return told;
        } catch (IllegalArgumentException nobody) {
            return told.row("unknown", String.valueOf(nobody.getMessage()));
        }
    }

    private LabAssert narrowed(String wanted, Predicate<Outcome> fits) {
        return narrowed(wanted, fits, told -> told);
    }

    /** @param nearer adds what was meant, where it is a slip */
    private LabAssert narrowed(String wanted, Predicate<Outcome> fits, UnaryOperator<Told> nearer) {
        isNotNull();
        if (!settled) {
            return this;
        }
        if (message.isEmpty()) {
            throw new IllegalStateException("'" + wanted + "' of what? Begin with refused(message), reported(message),"
                    + " delivered(message) or waits(message)");
        }
        var left = chosen.stream().filter(fits).toList();
        if (left.isEmpty()) {
            settled = false;
            throw failure("%s", nearer.apply(miss(wanted)).answers(actual.why(message, chosen.getFirst())));
        }
        chosen = left;
        return this;
    }

    /** What came nearest is what was left before the last wish. */
    private Told miss(String wanted) {
        var told = new Told("message " + message + ": another one came").row("expected", wanted);
        told.rows("found", Replies.words(chosen));
        var rest = actual.outcomes(message).stream()
                .filter(each -> !chosen.contains(each))
                .toList();
        return told.rows("also", Replies.words(rest));
    }

    /** Nothing waits anywhere. */
    public LabAssert hasEmptyQueues() {
        isNotNull();
        var waiting = actual.queued();
        if (!waiting.isEmpty()) {
            var told = new Told("queues").row("expected", "nothing waits");
            waiting.forEach(each -> told.row(
                    "found",
                    each.message().root() + " at " + each.host() + " for " + each.recipients() + ": "
                            + each.lastError()));
            throw failure("%s", told);
        }
        return this;
    }

    /** This mailbox has no message. */
    public LabAssert hasNoMessageFor(String mailbox) {
        isNotNull();
        var messages = actual.mailbox(mailbox).messages();
        if (!messages.isEmpty()) {
            throw failure(
                    "%s",
                    new Told("mailbox " + mailbox).row("expected", "no message").rows("found", messages));
        }
        return this;
    }
}
