package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.trace.Reason;

/** What a mailbox does by itself with a message that has come to it: inbox rules, automatic replies. */
public sealed interface Aftermath {
    Reason because();

    /**
     * It writes a message of its own.
     *
     * @param what one word or two for the trace: {@code answer}, {@code forward by rule}
     */
    record Sends(String what, Envelope envelope, Message message, Reason because) implements Aftermath {}

    /** The message itself goes on to others, its author kept. */
    record Redirects(RoutingDecision.Copy copy, Reason because) implements Aftermath {}

    /** Something is not sent to this address, and nobody is told. */
    record Stops(EmailAddress to, Reason because) implements Aftermath {}
}
