package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.ForeignImage;
import dev.hybridlab.mailflow.trace.QueueRef;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.TlsFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One host's behaviour: an on-premises server, Exchange Online, an Internet host. Made from a topology; keeps no state.
 * Methods stand in the order in which a message meets them: receiving, holding, sending.
 */
public interface MailSystemPolicy {
    HostIdentity host();

    /** Whether it takes connections to this logical address of its own on this port. */
    default boolean listens(IpAddress address, int port) {
        return host().ports().contains(port);
    }

    /** What does its wire in a live lab: {@code plain} is the lab's own server. */
    default String software() {
        return "plain";
    }

    /** The image that it runs as; empty: this policy says what it does. */
    default Optional<ForeignImage> image() {
        return Optional.empty();
    }

    /** Whether its client sends BDAT where it is listed. */
    default boolean sendsChunks() {
        return true;
    }

    /** Whether its server has a certificate to offer STARTTLS with: foreign software wants to know before anybody calls. */
    default boolean offersStartTls() {
        return true;
    }

    /** Connector, banner and EHLO list for this state of the session; asked again after TLS and AUTH. */
    Greeting greet(Peer peer);

    /** AUTH, once the wire has the credentials. */
    AuthenticationVerdict authenticate(Peer peer, Credentials credentials);

    /** MAIL with all its parameters. */
    Verdict sender(Peer peer, MailCommand mail);

    /** RCPT: attribution and permission. {@code soFar} holds the recipients already accepted. */
    RecipientVerdict recipient(Peer peer, Envelope soFar, EnvelopeRecipient next);

    /**
     * The whole message has arrived: inbound header firewall, stamps, counters, loop verdict.
     * {@code arrival} names the peer, the envelope and the attribution of its recipients.
     */
    ContentVerdict content(Arrival arrival, Message message);

    /** What a message that {@link #content} keeps counts against; one that is too much is refused or waits. */
    default List<Allowance> allowances(Arrival arrival) {
        return List.of();
    }

    /** A mailbox of this host submits, no socket: {@code with mapi}. */
    ContentVerdict submission(Submission submission, Message message);

    /**
     * What the host itself makes of a message that it has taken: transport rules, a signature service. Asked once for each
     * message, after acceptance and before any recipient is routed (RULE-01). A host without any leaves it as it is.
     */
    default Ruling rules(HeldMessage held, Instant now) {
        return Ruling.NONE;
    }

    /** What this message does to the host that handles it, before anything is decided; empty: nothing. */
    default Optional<Crash> crash(HeldMessage held) {
        return Optional.empty();
    }

    /** What to do with one recipient of a message that this host holds. */
    RoutingDecision route(HeldMessage held, EnvelopeRecipient recipient, Instant now);

    /** What a recipient who is delivered here or relayed counts against; one too many is refused. */
    default List<Allowance> allowances(HeldMessage held, EnvelopeRecipient recipient) {
        return List.of();
    }

    /** The forwards of this recipient lead back to it, and no mailbox kept the message. */
    default RoutingDecision.Refuse circle(EnvelopeRecipient recipient) {
        return new RoutingDecision.Refuse(
                SmtpReply.of("550 5.4.6 Routing loop detected"), // RFC 3463 §3.5
                Reason.assuming("ONP-RCPT-09", "what {} forwards comes back", recipient.address()));
    }

    /** Outbound header firewall: the message as it leaves over this hop. */
    Release release(HeldMessage held, Hop hop);

    /** Who calls over this hop: the host, from another address for some mail (EXO-OUT-64). */
    default HostIdentity calls(Hop hop) {
        return hop.guise().source().map(host()::callingFrom).orElseGet(this::host);
    }

    /** Whether this hop greets with HELO, which brings no extension (RFC 5321 §4.1.1.1). */
    default boolean saysHelo(Hop hop) {
        return false;
    }

    /** The next host told its name in banner and EHLO answer: empty to go on, or why this system hangs up. */
    default Optional<ServerJudgement.Close> judgeName(Hop hop, List<String> names) {
        return Optional.empty();
    }

    /** Whether this system asks for the TLSA records of a host of the next hop (RFC 7672 §2.2). */
    default boolean asksForTlsa(Hop hop, String target) {
        return false;
    }

    /** Before it is dialled: what the next domain publishes may forbid this host or ask for more than the hop does. */
    default TargetVerdict target(Hop hop, String target) {
        return new TargetVerdict.Call(hop.manner().tls());
    }

    /** The handshake with the next host stands: go on, or close and queue. */
    ServerJudgement judgeServer(Hop hop, String target, TlsFacts shown, Instant now);

    /** How this system words a hop that never came to a reply: DNS, connect, STARTTLS missing, TLS failed. */
    Failed afterFailure(Hop hop, HopFailure failure);

    /** The next host's answer as this system takes it: a final no may count as a temporary one, or the other way round. */
    default SmtpReply taken(Hop hop, SmtpReply reply) {
        return reply;
    }

    /** In which of its queues mail for this hop waits, without a hop: what no way leads out for. Empty: they have no names. */
    default Optional<QueueRef> queue(Optional<Hop> hop) {
        return Optional.empty();
    }

    /** What the queue shows when the next host put mail off with this 4xx to MAIL, RCPT or DATA. */
    default SmtpReply lastError(SmtpReply answered) {
        return answered;
    }

    /** What follows from a negative answer of the next host, or from {@link #afterFailure}: again when, or never. */
    AfterReply afterReply(Attempt attempt);

    /** In the store: the stamps of the last hop, as the mailbox will show them. */
    Release deliver(HeldMessage held, EmailAddress mailbox, Instant now);

    /** What the mailbox does by itself with the message that was just stored in it: rules, automatic replies. */
    default List<Aftermath> afterDelivery(HeldMessage held, EmailAddress mailbox, Instant now) {
        return List.of();
    }

    /** What journal rules make of a message, once, behind the transport rules; empty: there are none (JRN-01). */
    default Optional<Journaling> journal(HeldMessage held, Instant now) {
        return Optional.empty();
    }

    /** Who is told that a message failed which nobody sent: for journal reports only (JRN-06). */
    default Optional<EmailAddress> toldInPlaceOfSender(HeldMessage held) {
        return Optional.empty();
    }

    /** Why its sender gets no report of a failure, or no other one; empty: nothing speaks against it (DOM-28). */
    default Optional<Reason> withholdsNotice(HeldMessage held, boolean failure) {
        return Optional.empty();
    }

    /** Who else reads the notice of a failure with this diagnostic; empty: the sender alone (NDR-11). */
    default Optional<NoticeCopy> noticeCopy(SmtpReply diagnostic) {
        return Optional.empty();
    }

    /** How this system writes to a sender whose message failed or waits. */
    NoticeManner noticeManner(HeldMessage held);
}
