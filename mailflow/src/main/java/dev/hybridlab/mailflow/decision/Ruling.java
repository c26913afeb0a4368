package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.BodyChange;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.HeaderChange;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.List;

/**
 * What transport rules made of a message: one copy for each set of recipients that was treated alike (RULE-06).
 *
 * @param copies at least one, unless there were no rules to look at it
 */
public record Ruling(List<Copy> copies) {
    /** Nobody looked at it. */
    public static final Ruling NONE = new Ruling(List.of());

    public Ruling {
        copies = List.copyOf(copies);
    }

    /**
     * @param held as it goes on from here: message, recipients, connector
     * @param fate whether it does
     * @param story the evidence
     */
    public record Copy(HeldMessage held, Fate fate, Story story) {}

    /** Whether a copy goes on. */
    public sealed interface Fate {
        record GoOn() implements Fate {}

        /** The sender gets a notice with this diagnostic: the message was accepted long before (RULE-25). */
        record Refuse(SmtpReply diagnostic, Reason because) implements Fate {}

        /** Nobody is told. */
        record Discard(Reason because) implements Fate {}
    }

    /**
     * @param considered every rule that looked at it, in its order
     * @param actions what those that fired did, one line each
     * @param headers what that changed in the header
     * @param bodies what that changed in the body
     */
    public record Story(
            List<Considered> considered, List<String> actions, List<HeaderChange> headers, List<BodyChange> bodies) {
        public Story {
            considered = List.copyOf(considered);
            actions = List.copyOf(actions);
            headers = List.copyOf(headers);
            bodies = List.copyOf(bodies);
        }
    }
}
