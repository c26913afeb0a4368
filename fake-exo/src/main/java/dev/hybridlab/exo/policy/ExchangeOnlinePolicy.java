package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.authentication.Authenticator;
import dev.hybridlab.mailflow.decision.AfterReply;
import dev.hybridlab.mailflow.decision.Aftermath;
import dev.hybridlab.mailflow.decision.Allowance;
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
import dev.hybridlab.mailflow.decision.Journaling;
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
import dev.hybridlab.mailflow.decision.TargetVerdict;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.exchange.ForwardingCircle;
import dev.hybridlab.mailflow.exchange.RemoteDomainNotices;
import dev.hybridlab.mailflow.mailbox.MailboxActions;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.token.AccessTokens;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.TlsFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Exchange Online: one host, every tenant. Every rule stands in a file of its own in this package; here it is only called. */
public final class ExchangeOnlinePolicy implements MailSystemPolicy {
    private static final int RULE_LOOPS = 1; // LOOP-09

    private final Cloud cloud;
    private final HostIdentity identity;
    private final MailFlowRules rules;
    private final ClientCredentials credentials;
    private final HighVolume highVolume;

    /**
     * @param authenticator judges mail at the border, and signs
     * @param tokens reads what the identity provider issued
     */
    public ExchangeOnlinePolicy(Topology topology, Authenticator authenticator, AccessTokens tokens) {
        this.cloud = new Cloud(topology, authenticator);
        this.identity = Listening.host(cloud);
        this.rules = new MailFlowRules(cloud);
        this.credentials = new ClientCredentials(cloud, tokens);
        this.highVolume = new HighVolume(cloud, tokens);
    }

    @Override
    public HostIdentity host() {
        return identity;
    }

    @Override
    public boolean listens(IpAddress address, int port) {
        return ClientSubmission.listens(address, port);
    }

    @Override
    public Greeting greet(Peer peer) {
        return ClientSubmission.meant(peer) ? ClientSubmission.greet(cloud, peer) : Listening.greet(cloud, peer);
    }

    @Override
    public AuthenticationVerdict authenticate(Peer peer, Credentials shown) {
        if (HighVolume.meant(peer)) {
            return highVolume.verdict(peer, shown);
        }
        if (ClientSubmission.meant(peer)) {
            return new LogonWords(cloud, peer).of(shown.mechanism(), credentials.verdict(peer, shown));
        }
        return new AuthenticationVerdict.Denied(
                cloud.tagged("504 5.7.4 Unrecognized authentication type", peer.session()),
                Reason.of("SMTP-36", "the edge offers no AUTH"));
    }

    @Override
    public Verdict sender(Peer peer, MailCommand mail) {
        return (ClientSubmission.meant(peer) ? ClientSubmission.unready(cloud, peer) : Optional.<Verdict>empty())
                .orElseGet(() -> Listening.sender(mail));
    }

    @Override
    public RecipientVerdict recipient(Peer peer, Envelope soFar, EnvelopeRecipient next) {
        if (HighVolume.meant(peer)) {
            return HighVolume.recipient(cloud, peer, next);
        }
        return ClientSubmission.meant(peer)
                ? ClientSubmission.recipient(cloud, peer)
                : Admission.recipient(cloud, peer, soFar, next);
    }

    @Override
    public ContentVerdict content(Arrival arrival, Message message) {
        if (HighVolume.meant(arrival.peer())) {
            return HighVolume.content(cloud, arrival, message);
        }
        if (ClientSubmission.meant(arrival.peer())) {
            return SubmittedByClient.content(cloud, arrival, message);
        }
        return AuthorField.missing(cloud, arrival, message)
                .orElseGet(() -> InboundFirewall.content(cloud, arrival, message));
    }

    @Override
    public List<Allowance> allowances(Arrival arrival) {
        return ClientSubmission.meant(arrival.peer())
                ? SubmissionLimits.of(cloud, arrival.peer())
                        .map(each ->
                                each.allowances(arrival.envelope().recipients().size()))
                        .orElse(List.of())
                : List.of();
    }

    @Override
    public ContentVerdict submission(Submission submission, Message message) {
        return MailboxSubmission.content(cloud, submission, message, Optional.empty());
    }

    @Override
    public Ruling rules(HeldMessage held, Instant now) {
        return rules.of(held, now);
    }

    @Override
    public RoutingDecision route(HeldMessage held, EnvelopeRecipient recipient, Instant now) {
        return Categorizer.route(cloud, held, recipient);
    }

    @Override
    public List<Allowance> allowances(HeldMessage held, EnvelopeRecipient recipient) {
        return RecipientQuotas.of(cloud, held, recipient);
    }

    @Override
    public RoutingDecision.Refuse circle(EnvelopeRecipient recipient) {
        return ForwardingCircle.broken(cloud.settings(), recipient);
    }

    @Override
    public Release release(HeldMessage held, Hop hop) {
        return OutboundFirewall.release(cloud, held, hop);
    }

    @Override
    public boolean asksForTlsa(Hop hop, String target) {
        return PublishedSecurity.asksForTlsa(cloud, hop, target);
    }

    @Override
    public TargetVerdict target(Hop hop, String target) {
        return PublishedSecurity.target(cloud, hop, target);
    }

    @Override
    public ServerJudgement judgeServer(Hop hop, String target, TlsFacts shown, Instant now) {
        return Failures.judge(cloud, hop, new Failures.Shown(target, shown, now));
    }

    @Override
    public Failed afterFailure(Hop hop, HopFailure failure) {
        return Failures.worded(cloud, hop, failure);
    }

    @Override
    public AfterReply afterReply(Attempt attempt) {
        return Failures.after(cloud, attempt);
    }

    @Override
    public Release deliver(HeldMessage held, EmailAddress mailbox, Instant now) {
        return OutboundFirewall.deliver(cloud, held, now);
    }

    @Override
    public List<Aftermath> afterDelivery(HeldMessage held, EmailAddress mailbox, Instant now) {
        return cloud.tenantOf(held.attribution())
                .map(tenant -> new MailboxActions(
                                cloud.settings(),
                                tenant.domains(),
                                tenant.recipients(),
                                cloud.names().mailbox(),
                                RULE_LOOPS)
                        .of(mailbox, held, now))
                .orElse(List.of());
    }

    @Override
    public Optional<Journaling> journal(HeldMessage held, Instant now) {
        return Journal.of(cloud, held, now);
    }

    @Override
    public Optional<EmailAddress> toldInPlaceOfSender(HeldMessage held) {
        return Journal.undeliverable(cloud, held);
    }

    @Override
    public Optional<Reason> withholdsNotice(HeldMessage held, boolean failure) {
        return cloud.tenantOf(held.attribution())
                .flatMap(tenant -> RemoteDomainNotices.withheld(tenant.domains(), held, failure));
    }

    @Override
    public NoticeManner noticeManner(HeldMessage held) {
        return NoticeWriterName.manner(cloud, held);
    }
}
