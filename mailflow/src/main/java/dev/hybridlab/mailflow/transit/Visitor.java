package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.AfterReply;
import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.decision.Attempt;
import dev.hybridlab.mailflow.decision.AuthenticationVerdict;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.decision.Credentials;
import dev.hybridlab.mailflow.decision.Failed;
import dev.hybridlab.mailflow.decision.Greeting;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.decision.HopFailure;
import dev.hybridlab.mailflow.decision.HostIdentity;
import dev.hybridlab.mailflow.decision.MailCommand;
import dev.hybridlab.mailflow.decision.MailSystemPolicy;
import dev.hybridlab.mailflow.decision.NoticeManner;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.decision.RecipientVerdict;
import dev.hybridlab.mailflow.decision.Release;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.decision.ServerJudgement;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.NextHop;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.TlsFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who connects by hand: a device, a script, a scenario's {@code enter}. Receives nothing, judges nobody, tries
 * once, and has the server's answer as its only report.
 *
 * @param host who it says it is and the address it comes from
 * @param target the logical address it dials
 * @param port and the port
 * @param manner its EHLO name, how much TLS, the certificate it shows
 * @param unready why it does not even dial: it could not get what it wanted to log on with
 */
public record Visitor(
        HostIdentity host, IpAddress target, int port, Hop.Manner manner, Optional<ContentVerdict.Reject> unready)
        implements MailSystemPolicy {
    private static final Reason BY_HAND = Reason.of("LAB-01", "a visitor does as it was told");

    /** One who has all that it needs. */
    public Visitor(HostIdentity host, IpAddress target, int port, Hop.Manner manner) {
        this(host, target, port, manner, Optional.empty());
    }

    @Override
    public ContentVerdict submission(Submission submission, Message message) {
        return unready.<ContentVerdict>map(each -> each)
                .orElseGet(() ->
                        new ContentVerdict.Keep(message, Attribution.NONE, SmtpReply.of("250 2.0.0 OK"), List.of()));
    }

    @Override
    public RoutingDecision route(HeldMessage held, EnvelopeRecipient recipient, Instant now) {
        var there = new NextHop.SmartHosts(List.of(target.toString()));
        var hop = new Hop("(by hand)", there, recipient.address().domain(), port, manner, false, Hop.Guise.NONE);
        return new RoutingDecision.Relay(sameForAll(hop, held), BY_HAND, List.of());
    }

    /** One transaction for all recipients: the hop must not depend on the recipient. */
    private static Hop sameForAll(Hop hop, HeldMessage held) {
        var first = held.envelope().recipients().getFirst().address().domain();
        return new Hop(hop.connector(), hop.nextHop(), first, hop.port(), hop.manner(), hop.preserve(), hop.guise());
    }

    @Override
    public Release release(HeldMessage held, Hop hop) {
        return new Release(held.message(), List.of());
    }

    @Override
    public ServerJudgement judgeServer(Hop hop, String name, TlsFacts shown, Instant now) {
        return new ServerJudgement.GoOn(BY_HAND);
    }

    @Override
    public Failed afterFailure(Hop hop, HopFailure failure) {
        return VisitorTrouble.of(this, failure);
    }

    @Override
    public AfterReply afterReply(Attempt attempt) {
        return VisitorTrouble.isOwn(attempt.reply())
                ? new AfterReply.GiveUp(Reason.of("LAB-05", "it tries once, and got no answer"))
                : new AfterReply.LeaveIt(BY_HAND);
    }

    @Override
    public NoticeManner noticeManner(HeldMessage held) {
        return new NoticeManner(new EmailAddress("postmaster", host.fqdn()), "", host.fqdn(), "plain", 0, BY_HAND);
    }

    @Override
    public Greeting greet(Peer peer) {
        throw listensNowhere();
    }

    @Override
    public AuthenticationVerdict authenticate(Peer peer, Credentials credentials) {
        throw listensNowhere();
    }

    @Override
    public Verdict sender(Peer peer, MailCommand mail) {
        throw listensNowhere();
    }

    @Override
    public RecipientVerdict recipient(Peer peer, Envelope soFar, EnvelopeRecipient next) {
        throw listensNowhere();
    }

    @Override
    public ContentVerdict content(Arrival arrival, Message message) {
        throw listensNowhere();
    }

    @Override
    public Release deliver(HeldMessage held, EmailAddress mailbox, Instant now) {
        throw listensNowhere();
    }

    private IllegalStateException listensNowhere() {
        return new IllegalStateException("visitor " + host.name() + " listens nowhere and has no mailboxes");
    }
}
