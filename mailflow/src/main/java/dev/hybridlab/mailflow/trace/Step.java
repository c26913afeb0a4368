package dev.hybridlab.mailflow.trace;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One event of a run. Evidence is a list of these; everything that is shown or judged is computed from them. */
public sealed interface Step {
    Whereabouts where();

    /** What Exchange writes into neither its tracking log nor its message trace: what happens inside sessions and the lab. */
    sealed interface Unlogged extends Step {}

    /**
     * A message entered the lab: from a mailbox of this host, a file or a visitor.
     *
     * @param by {@code mailbox}, or the directory of the file: {@code Pickup}, {@code Replay}
     */
    record Submitted(Whereabouts where, String from, List<EmailAddress> to, String by, Message message)
            implements Step {}

    /** What a host did to header fields, in order. {@code occasion}: submission, content, rules, journal, release, delivery. */
    record HeadersChanged(Whereabouts where, String occasion, List<HeaderChange> changes) implements Unlogged {}

    /**
     * Transport rules, journal rules, or a service that changes mail, looked at a message for these recipients.
     *
     * @param recipients of this copy as it goes on
     * @param considered every rule in its order: fired, or what kept it from firing
     * @param actions what was done, one line each; what was done to the header stands in a HeadersChanged of its own
     * @param bodies what was done to the body
     */
    record RulesApplied(
            Whereabouts where,
            List<EmailAddress> recipients,
            List<Considered> considered,
            List<String> actions,
            List<BodyChange> bodies)
            implements Unlogged {}

    /** Where one recipient goes next and why the other ways lost. {@code outcome} is one word: deliver, relay, expand... */
    record Routed(
            Whereabouts where,
            EmailAddress recipient,
            String outcome,
            Optional<String> connector,
            String target,
            Reason because,
            List<Considered> considered)
            implements Step {}

    /** A name was looked up. {@code answer} is e.g. {@code "0 contoso-com.mail.protection.outlook.com"} or {@code NXDOMAIN}. */
    record Resolved(Whereabouts where, String question, String answer) implements Unlogged {}

    /** A session was opened; addresses are logical, {@code to} is {@code host address:port}. */
    record Connected(Whereabouts where, String from, String to) implements Unlogged {}

    /** No session or no usable one: {@code lastError} is what the queue then shows. */
    record HopFailed(Whereabouts where, String target, SmtpReply lastError, Reason because) implements Unlogged {}

    /** The server took a connector for this session and announced itself. {@code session}: how patiently it listens. */
    record Greeted(
            Whereabouts where,
            String connector,
            SmtpReply banner,
            List<String> keywords,
            SessionLimits session,
            List<Considered> considered)
            implements Unlogged {}

    /** What both sides showed in a handshake, as the client saw it, and how it judged the server. */
    record TlsEstablished(Whereabouts where, TlsFacts shown, boolean accepted, Reason because) implements Unlogged {}

    /** One command and its answer as the client saw them. */
    record Answered(Whereabouts where, String command, SmtpReply reply) implements Unlogged {}

    /** Whose mail this is, decided by the server for one recipient. */
    record Attributed(Whereabouts where, EmailAddress recipient, Attribution attribution, List<Considered> considered)
            implements Unlogged {}

    /**
     * The server said no.
     *
     * @param stage MAIL, RCPT, DATA...
     * @param after how late Exchange says so (ONP-RECV-36); no time passes in the lab
     */
    record Refused(Whereabouts where, String stage, SmtpReply reply, Optional<Duration> after, Reason because)
            implements Unlogged {}

    /** The host took responsibility for the message as it now is. */
    record Accepted(Whereabouts where, SmtpReply reply, List<EmailAddress> recipients, Attribution attribution)
            implements Step {}

    /** The client read a final 2xx: the next host is responsible. */
    record Relayed(Whereabouts where, String to, List<EmailAddress> recipients, SmtpReply reply) implements Step {}

    /**
     * The message waits.
     *
     * @param until the next attempt
     * @param queue where, on a host whose queues have names
     */
    record Deferred(
            Whereabouts where,
            List<EmailAddress> recipients,
            SmtpReply lastError,
            Instant until,
            Reason because,
            Optional<QueueRef> queue)
            implements Step {}

    /** A report was made for {@code recipient} and goes to {@code to}. {@code kind}: failed, delayed, relayed, delivered. */
    record NoticeMade(
            Whereabouts where,
            String kind,
            EmailAddress recipient,
            EmailAddress to,
            SmtpReply diagnostic,
            MessageRef notice,
            Reason because)
            implements Step {}

    /** In the mailbox, as stored. */
    record Delivered(Whereabouts where, EmailAddress mailbox, EmailAddress recipient, Message message)
            implements Step {}

    /** Nobody is told. */
    record Discarded(Whereabouts where, EmailAddress recipient, Reason because) implements Step {}

    /** Nobody knows what would happen next: whatever followed would be invented. */
    record Undecided(Whereabouts where, EmailAddress recipient, Reason because) implements Unlogged {}

    /**
     * The message goes to a host that is not modelled. What that host does with it nobody knows; whatever a live lab then
     * sees on the way there is evidence, and is compared with nothing.
     *
     * @param to the host
     */
    record LeftTopology(Whereabouts where, String to, List<EmailAddress> recipients, Reason because)
            implements Unlogged {}

    /** A limit said that the message goes round. */
    record LoopDetected(Whereabouts where, SmtpReply reply, int received, int passes, Reason because)
            implements Unlogged {}

    /** Time was moved by the scenario. */
    record Advanced(Whereabouts where, Duration by) implements Unlogged {}

    /** The scenario changed the world: {@code what} is one line, e.g. {@code down EX01}. */
    record Intervened(Whereabouts where, String what) implements Unlogged {}
}
