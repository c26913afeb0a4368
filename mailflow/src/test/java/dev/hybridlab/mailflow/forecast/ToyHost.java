package dev.hybridlab.mailflow.forecast;

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
import dev.hybridlab.mailflow.decision.Voice;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Network;
import dev.hybridlab.mailflow.topology.NextHop;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.TlsFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The simplest mail system that can be right: mailboxes of one domain, everything else by MX, a retry every ten minutes. */
final class ToyHost implements MailSystemPolicy {
    static final Duration RETRY = Duration.ofMinutes(10);
    static final Duration DELAY = Duration.ofHours(4);
    static final Duration EXPIRY = Duration.ofDays(1);

    private static final Reason TOY = Reason.of("TOY-01", "a toy says so");

    private final String domain;
    private final IpAddress address;
    final Map<String, List<String>> groups = new HashMap<>();
    final Map<String, SmtpReply> answers = new HashMap<>();
    Optional<SmtpReply> afterData = Optional.empty();
    boolean relaysEverything;
    String hello;

    ToyHost(String domain, String address) {
        this.domain = domain;
        this.hello = "mx." + domain;
        this.address = IpAddress.of(address);
    }

    @Override
    public HostIdentity host() {
        return new HostIdentity(
                domain,
                domain.equals("a.example") ? "onprem" : "internet",
                "internet",
                "mx." + domain,
                List.of(address),
                List.of(25),
                List.of("TLS1_3"),
                Network.NONE);
    }

    @Override
    public Greeting greet(Peer peer) {
        return new Greeting(
                "(toy)",
                SmtpReply.of("220 mx." + domain),
                "mx." + domain,
                List.of("SIZE 1000", "DSN"),
                Optional.empty(),
                Greeting.Limits.of(0, 5),
                List.of(),
                Voice.exchangeOnline(""));
    }

    @Override
    public AuthenticationVerdict authenticate(Peer peer, Credentials credentials) {
        return new AuthenticationVerdict.Denied(SmtpReply.of("504 5.7.4 no"), TOY);
    }

    @Override
    public Verdict sender(Peer peer, MailCommand mail) {
        return new Verdict.Accept(SmtpReply.of("250 2.1.0 ok"), TOY);
    }

    @Override
    public RecipientVerdict recipient(Peer peer, Envelope soFar, EnvelopeRecipient next) {
        var answer = answers.get(next.address().key());
        Verdict verdict = answer == null
                ? new Verdict.Accept(SmtpReply.of("250 2.1.5 ok"), TOY)
                : new Verdict.Reject(answer, TOY);
        return new RecipientVerdict(verdict, Attribution.NONE, List.of());
    }

    @Override
    public ContentVerdict content(Arrival arrival, Message message) {
        return afterData
                .<ContentVerdict>map(reply -> new ContentVerdict.Reject(reply, TOY))
                .orElseGet(() -> new ContentVerdict.Keep(
                        message.with(message.headers().prepend("Received", "by mx." + domain)),
                        Attribution.NONE,
                        SmtpReply.of("250 2.6.0 queued"),
                        List.of()));
    }

    @Override
    public ContentVerdict submission(Submission submission, Message message) {
        return new ContentVerdict.Keep(message, Attribution.NONE, SmtpReply.of("250 2.0.0 OK"), List.of());
    }

    @Override
    public RoutingDecision route(HeldMessage held, EnvelopeRecipient recipient, Instant now) {
        var members = groups.get(recipient.address().key());
        if (members != null) {
            return new RoutingDecision.Expand(
                    members.stream()
                            .map(EmailAddress::of)
                            .map(recipient::readdressed)
                            .toList(),
                    TOY);
        }
        if (recipient.address().domain().equals(domain) && !relaysEverything) {
            return recipient.address().local().startsWith("nobody")
                    ? new RoutingDecision.Refuse(SmtpReply.of("550 5.1.1 nobody here"), TOY)
                    : new RoutingDecision.Deliver(recipient.address(), TOY);
        }
        var manner = new Hop.Manner(
                hello, new Hop.TlsDemand.Never(), Optional.empty(), Optional.empty(), Optional.empty(), Hop.Proof.NONE);
        return new RoutingDecision.Relay(
                new Hop(
                        "(mx)",
                        new NextHop.MxLookup(),
                        recipient.address().domain(),
                        25,
                        manner,
                        false,
                        Hop.Guise.NONE),
                TOY,
                List.of());
    }

    @Override
    public Release release(HeldMessage held, Hop hop) {
        return new Release(held.message(), List.of());
    }

    @Override
    public ServerJudgement judgeServer(Hop hop, String target, TlsFacts shown, Instant now) {
        return new ServerJudgement.GoOn(TOY);
    }

    @Override
    public Failed afterFailure(Hop hop, HopFailure failure) {
        return new Failed(SmtpReply.of("451 4.4.1 " + failure.getClass().getSimpleName()), TOY);
    }

    @Override
    public AfterReply afterReply(Attempt attempt) {
        if (attempt.reply().permanentNegative()) {
            return new AfterReply.Bounce(attempt.reply(), TOY);
        }
        var since = attempt.held().since();
        return new AfterReply.Retry(
                attempt.now().plus(RETRY),
                Optional.of(since.plus(DELAY)),
                since.plus(EXPIRY),
                SmtpReply.of("550 4.4.7 expired"),
                TOY);
    }

    @Override
    public Release deliver(HeldMessage held, EmailAddress mailbox, Instant now) {
        return new Release(held.message(), List.of());
    }

    @Override
    public NoticeManner noticeManner(HeldMessage held) {
        return new NoticeManner(
                new EmailAddress("postmaster", domain),
                "",
                "mx." + domain,
                "plain",
                10_000,
                Reason.of("LAB-04", "a toy"));
    }
}
