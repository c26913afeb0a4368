package dev.hybridlab.mailflow.outside;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.authentication.Authenticator;
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
import dev.hybridlab.mailflow.decision.Ruling;
import dev.hybridlab.mailflow.decision.ServerJudgement;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.rules.ServiceRuling;
import dev.hybridlab.mailflow.topology.ForeignImage;
import dev.hybridlab.mailflow.topology.InternetHost;
import dev.hybridlab.mailflow.topology.Network;
import dev.hybridlab.mailflow.topology.NextHop;
import dev.hybridlab.mailflow.topology.Software;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.TlsFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An ordinary mail exchanger (LAB-04). Its own domains, mailboxes and relays come from the topology. */
public record InternetHostPolicy(Topology topology, InternetHost internetHost, Authenticator authenticator)
        implements MailSystemPolicy {
    private static final int PORT = 25;
    private static final int SUBMISSION = 587;
    /** RFC 5321 §6.3 wants a limit of at least 100. */
    private static final int MOST_HOPS = 100;

    private static final String CONNECTOR = "(mail exchanger)";

    @Override
    public HostIdentity host() {
        return new HostIdentity(
                internetHost.fqdn(),
                "internet",
                internetHost.role(),
                internetHost.fqdn(),
                internetHost.addresses(),
                List.of(PORT, SUBMISSION),
                internetHost.tlsVersions(),
                Network.of(internetHost.source(), ""));
    }

    @Override
    public String software() {
        return internetHost.software().word();
    }

    @Override
    public Optional<ForeignImage> image() {
        return internetHost.image();
    }

    /** LAB-62. */
    @Override
    public boolean sendsChunks() {
        return internetHost.software() != Software.SUBETHA;
    }

    @Override
    public boolean offersStartTls() {
        return internetHost.certificate().isPresent();
    }

    private Manners manners() {
        return Manners.of(internetHost.software());
    }

    private Reason reason(String pattern, Object... arguments) {
        return Reason.of("LAB-04", pattern, arguments);
    }

    @Override
    public Greeting greet(Peer peer) {
        var manners = manners();
        var closed = told("connect");
        return new Greeting(
                CONNECTOR,
                closed.map(Verdict.Reject::reply).orElseGet(() -> manners.banner(internetHost.fqdn())),
                manners.hello(internetHost.fqdn(), peer),
                manners.keywords(
                        internetHost.certificate().isPresent(), peer.tls().isPresent()),
                peer.tls().isPresent() ? Optional.empty() : internetHost.certificate(),
                Greeting.Limits.of(Manners.MOST_OCTETS, manners.mostErrors()),
                List.of(new Considered(
                        CONNECTOR,
                        true,
                        closed.map(Verdict.Reject::because).orElseGet(() -> reason("it has no other")))),
                manners.voice());
    }

    @Override
    public AuthenticationVerdict authenticate(Peer peer, Credentials credentials) {
        return new AuthenticationVerdict.Denied(
                SmtpReply.of("502 5.5.1 Command not implemented"), reason("it offers no AUTH"));
    }

    @Override
    public Verdict sender(Peer peer, MailCommand mail) {
        var manners = manners();
        return mail.sender()
                .flatMap(manners::unreadable)
                .or(() -> manners.tooLarge(mail))
                .or(() -> told("MAIL"))
                .<Verdict>map(told -> told)
                .orElseGet(() -> new Verdict.Accept(manners.senderTaken(mail.sender()), reason("it takes any sender")));
    }

    @Override
    public RecipientVerdict recipient(Peer peer, Envelope soFar, EnvelopeRecipient next) {
        var verdict = manners()
                .unreadableRecipient(next.address())
                .or(() -> told("RCPT"))
                .<Verdict>map(told -> told)
                .orElseGet(() -> verdict(next.address()));
        return new RecipientVerdict(verdict, Attribution.NONE, List.of());
    }

    private Optional<Verdict.Reject> told(String stage) {
        return new FixedAnswers(internetHost.source()).at(stage);
    }

    private Verdict verdict(EmailAddress address) {
        if (relay(address.domain()).isPresent()) {
            return accepted(
                    address,
                    reason(
                            "mail for {} goes on to {}",
                            address.domain(),
                            relay(address.domain()).orElseThrow()));
        }
        var back = internetHost.service().returnsTo();
        if (!isOwn(address.domain()) && back.isPresent()) {
            return accepted(address, reason("it hands all mail on to {}", back.get()));
        }
        if (!isOwn(address.domain())) {
            return new Verdict.Reject(
                    manners().relayDenied(address),
                    reason("{} is none of its domains {}", address.domain(), internetHost.domains()));
        }
        return has(address)
                ? accepted(address, reason("{} is a mailbox here", address))
                : new Verdict.Reject(manners().userUnknown(address), reason("it has no mailbox {}", address));
    }

    private Verdict accepted(EmailAddress address, Reason because) {
        return new Verdict.Accept(manners().recipientTaken(address), because);
    }

    private Optional<String> relay(String domain) {
        return Optional.ofNullable(internetHost.service().relays().get(Topology.fold(domain)));
    }

    private boolean isOwn(String domain) {
        return internetHost.domains().stream().anyMatch(domain::equalsIgnoreCase);
    }

    private boolean has(EmailAddress address) {
        return internetHost.mailboxes().isEmpty()
                || internetHost.mailboxes().stream()
                        .anyMatch(mailbox -> mailbox.key().equals(address.key()));
    }

    @Override
    public ContentVerdict content(Arrival arrival, Message message) {
        var told = told("DATA");
        if (told.isPresent()) {
            return new ContentVerdict.Reject(told.get().reply(), told.get().because());
        }
        var received = (int) message.headers().count("Received");
        if (received > MOST_HOPS) {
            return new ContentVerdict.Loop(
                    SmtpReply.of("554 5.4.6 Too many hops"),
                    received,
                    0,
                    reason("{} Received lines are more than {}", received, MOST_HOPS));
        }
        var disowned = new SenderPolicies(internetHost, authenticator).refusal(arrival, message);
        if (disowned.isPresent()) {
            return disowned.get();
        }
        return seal().judged(PlainStamps.received(internetHost, arrival, message), arrival, message);
    }

    @Override
    public ContentVerdict submission(Submission submission, Message message) {
        return PlainStamps.submitted(
                topology, internetHost, submission, HostSignatures.on(internetHost, authenticator.signing(), message));
    }

    @Override
    public Ruling rules(HeldMessage held, Instant now) {
        return held.from().isPresent() && internetHost.service().changesMail()
                ? ServiceRuling.of(internetHost, held)
                : Ruling.NONE;
    }

    @Override
    public RoutingDecision route(HeldMessage held, EnvelopeRecipient recipient, Instant now) {
        var domain = recipient.address().domain();
        var kept = isOwn(domain) ? Optional.<RoutingDecision>empty() : holding().keeps(held, now);
        if (kept.isPresent()) {
            return kept.get();
        }
        var relay = relay(domain);
        if (relay.isPresent()) {
            var hop = hop(new NextHop.SmartHosts(List.of(relay.get())), relay.get());
            return new RoutingDecision.Relay(
                    hop,
                    reason("mail for {} goes on to {}", domain, relay.get())
                            .configuredAt(internetHost.source().originOf("relays")),
                    List.of());
        }
        var back = internetHost.service().returnsTo();
        if (!isOwn(domain) && back.isPresent()) {
            var hop = hop(new NextHop.SmartHosts(List.of(back.get())), back.get());
            var because = Reason.assuming("RULE-29", "all mail goes back to {}", back.get())
                    .configuredAt(internetHost.source().originOf("returnsTo"));
            return new RoutingDecision.Relay(hop, because, List.of());
        }
        if (!isOwn(domain)) {
            return new RoutingDecision.Relay(
                    hop(new NextHop.MxLookup(), domain),
                    reason("{} is not here: its mail exchanger has it", domain),
                    List.of());
        }
        return has(recipient.address())
                ? new RoutingDecision.Deliver(recipient.address(), reason("{} is a mailbox here", recipient.address()))
                : new RoutingDecision.Refuse(
                        SmtpReply.of("550 5.1.1 User unknown"), reason("it has no mailbox {}", recipient.address()));
    }

    private GatewaySeal seal() {
        return new GatewaySeal(internetHost, authenticator);
    }

    private Holding holding() {
        return new Holding(internetHost.source());
    }

    /** RFC 7435: encrypted where it is offered, unjudged. */
    private Hop hop(NextHop nextHop, String domain) {
        var manner = new Hop.Manner(
                internetHost.fqdn(),
                new Hop.TlsDemand.Opportunistic(),
                internetHost.certificate(),
                Optional.empty(),
                Optional.empty(),
                Hop.Proof.NONE);
        return new Hop(
                nextHop instanceof NextHop.MxLookup ? "(by MX)" : "(relay)",
                nextHop,
                domain,
                PORT,
                manner,
                false,
                Hop.Guise.NONE);
    }

    @Override
    public Release release(HeldMessage held, Hop hop) {
        return seal().released(held);
    }

    @Override
    public ServerJudgement judgeServer(Hop hop, String target, TlsFacts shown, Instant now) {
        return new ServerJudgement.GoOn(reason("it encrypts to whoever answers"));
    }

    @Override
    public Failed afterFailure(Hop hop, HopFailure failure) {
        return PlainRetries.worded(failure);
    }

    @Override
    public AfterReply afterReply(Attempt attempt) {
        return holding().release(attempt).orElseGet(() -> PlainRetries.after(attempt));
    }

    @Override
    public Release deliver(HeldMessage held, EmailAddress mailbox, Instant now) {
        return PlainStamps.delivered(held);
    }

    @Override
    public NoticeManner noticeManner(HeldMessage held) {
        return new NoticeManner(
                new EmailAddress("MAILER-DAEMON", internetHost.fqdn()),
                "Mail Delivery System",
                internetHost.fqdn(),
                "plain",
                Manners.MOST_OCTETS,
                Reason.of("LAB-04", "its mailer daemon writes"));
    }
}
