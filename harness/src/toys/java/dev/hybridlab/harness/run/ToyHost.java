package dev.hybridlab.harness.run;

import dev.hybridlab.mailflow.address.EmailAddress;
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
import dev.hybridlab.mailflow.topology.InternetHost;
import dev.hybridlab.mailflow.topology.Network;
import dev.hybridlab.mailflow.topology.NextHop;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.Attribution.AuthAs;
import dev.hybridlab.mailflow.trace.Attribution.Direction;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.HeaderChange;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.TlsFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A mail system that is just big enough to be judged: the mailboxes that its topology lists, everything else by MX,
 * 550 for strangers, a trusting connector for hosts that show a certificate of its own domain.
 */
record ToyHost(InternetHost described) implements MailSystemPolicy {
    static final Duration RETRY = Duration.ofMinutes(10);
    static final Duration EXPIRY = Duration.ofDays(1);
    private static final int MOST_HOPS = 5;
    private static final String AUTH_AS = "X-MS-Exchange-Organization-AuthAs";

    private String domain() {
        return described.domains().getFirst();
    }

    private Reason toy(String says) {
        return Reason.of("TOY-01", "{}", says).configuredAt(described.source().originOf("mailboxes"));
    }

    @Override
    public HostIdentity host() {
        var side = domain().startsWith("exo") ? "exo" : domain().startsWith("onprem") ? "onprem" : "internet";
        return new HostIdentity(
                described.fqdn(),
                side,
                "internet",
                described.fqdn(),
                described.addresses(),
                List.of(25),
                List.of("TLS1_3"),
                Network.NONE);
    }

    @Override
    public Greeting greet(Peer peer) {
        return new Greeting(
                "toy",
                SmtpReply.of("220 " + described.fqdn()),
                described.fqdn(),
                peer.tls().isPresent() || described.certificate().isEmpty()
                        ? List.of("SIZE", "DSN")
                        : List.of("SIZE", "DSN", "STARTTLS"),
                described.certificate(),
                Greeting.Limits.of(0, 5),
                List.of(),
                Voice.exchangeOnline(""));
    }

    @Override
    public AuthenticationVerdict authenticate(Peer peer, Credentials credentials) {
        return new AuthenticationVerdict.Denied(SmtpReply.of("504 5.7.4 no"), toy("no"));
    }

    @Override
    public Verdict sender(Peer peer, MailCommand mail) {
        return new Verdict.Accept(SmtpReply.of("250 2.1.0 ok"), toy("anybody"));
    }

    @Override
    public RecipientVerdict recipient(Peer peer, Envelope soFar, EnvelopeRecipient next) {
        var shown = peer.tls()
                .flatMap(TlsFacts::client)
                .map(facts -> facts.identity().subject())
                .orElse("nothing");
        var friend = shown.contains("onprem") || shown.contains("exo");
        var wants = Reason.of("EXO-ATTR-03", "wants *.exo.example, the peer showed {}", shown)
                .configuredAt(described.source().originOf("domains"));
        var attribution = new Attribution(
                friend ? Direction.ORIGINATING : Direction.INCOMING,
                Optional.of("toy"),
                friend ? Optional.of("friends") : Optional.empty(),
                friend,
                friend,
                friend ? AuthAs.INTERNAL : AuthAs.ANONYMOUS,
                0);
        Verdict verdict = has(next.address())
                ? new Verdict.Accept(SmtpReply.of("250 2.1.5 ok"), toy("mine"))
                : new Verdict.Reject(
                        SmtpReply.of("550 5.1.1 nobody here [" + described.fqdn() + " 2026-03-02T09:00:00.000Z 0]"),
                        toy("only " + described.mailboxes() + " are known"));
        return new RecipientVerdict(verdict, attribution, List.of(new Considered("friends", friend, wants)));
    }

    private boolean has(EmailAddress address) {
        return !address.domain().equals(domain())
                || described.mailboxes().stream().anyMatch(each -> each.key().equals(address.key()));
    }

    @Override
    public ContentVerdict content(Arrival arrival, Message message) {
        var received = (int) message.headers().count("Received");
        if (received > MOST_HOPS) {
            return new ContentVerdict.Loop(
                    SmtpReply.of("554 5.4.6 Hop count exceeded"), received, received, toy("it goes round"));
        }
        var as = arrival.attribution().authAs();
        var stamped =
                message.headers().prepend("Received", "by " + described.fqdn()).append(AUTH_AS, as.toString());
        return new ContentVerdict.Keep(
                message.with(stamped),
                arrival.attribution(),
                SmtpReply.of("250 2.6.0 queued"),
                List.of(new HeaderChange(HeaderChange.Kind.STAMPED, AUTH_AS, as.toString(), toy("as attributed"))));
    }

    @Override
    public ContentVerdict submission(Submission submission, Message message) {
        return new ContentVerdict.Keep(message, Attribution.NONE, SmtpReply.of("250 2.0.0 OK"), List.of());
    }

    @Override
    public RoutingDecision route(HeldMessage held, EnvelopeRecipient recipient, Instant now) {
        if (recipient.address().domain().equals(domain())) {
            return has(recipient.address())
                    ? new RoutingDecision.Deliver(recipient.address(), toy("mine"))
                    : new RoutingDecision.Refuse(SmtpReply.of("550 5.1.1 nobody here"), toy("no such mailbox"));
        }
        var manner = new Hop.Manner(
                described.fqdn(),
                new Hop.TlsDemand.Opportunistic(),
                described.certificate(),
                Optional.empty(),
                Optional.empty(),
                Hop.Proof.NONE);
        var hop = new Hop(
                "by MX", new NextHop.MxLookup(), recipient.address().domain(), 25, manner, false, Hop.Guise.NONE);
        return new RoutingDecision.Relay(hop, toy("not mine"), List.of());
    }

    @Override
    public Release release(HeldMessage held, Hop hop) {
        return new Release(held.message(), List.of());
    }

    @Override
    public ServerJudgement judgeServer(Hop hop, String target, TlsFacts shown, Instant now) {
        return shown.server().validAt(now)
                ? new ServerJudgement.GoOn(toy("it is valid"))
                : new ServerJudgement.Close(SmtpReply.of("450 4.4.317 Expired"), toy("it ended"));
    }

    @Override
    public Failed afterFailure(Hop hop, HopFailure failure) {
        return new Failed(
                SmtpReply.of("451 4.4.1 " + failure.getClass().getSimpleName()), toy("the next host is not there"));
    }

    @Override
    public AfterReply afterReply(Attempt attempt) {
        if (attempt.reply().permanentNegative()) {
            return new AfterReply.Bounce(attempt.reply(), toy("it said no"));
        }
        return new AfterReply.Retry(
                attempt.now().plus(RETRY),
                Optional.empty(),
                attempt.held().since().plus(EXPIRY),
                SmtpReply.of("550 4.4.7 expired"),
                toy("later"));
    }

    @Override
    public Release deliver(HeldMessage held, EmailAddress mailbox, Instant now) {
        return new Release(held.message(), List.of());
    }

    @Override
    public NoticeManner noticeManner(HeldMessage held) {
        return new NoticeManner(
                new EmailAddress("postmaster", domain()),
                "",
                described.fqdn(),
                "plain",
                10_000,
                Reason.of("LAB-04", "a toy"));
    }
}
