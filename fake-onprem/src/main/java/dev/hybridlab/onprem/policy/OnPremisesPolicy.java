package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.AfterReply;
import dev.hybridlab.mailflow.decision.Aftermath;
import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.decision.Attempt;
import dev.hybridlab.mailflow.decision.AuthenticationVerdict;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.decision.Crash;
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
import dev.hybridlab.mailflow.decision.NoticeCopy;
import dev.hybridlab.mailflow.decision.NoticeManner;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.decision.RecipientVerdict;
import dev.hybridlab.mailflow.decision.Release;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.decision.Ruling;
import dev.hybridlab.mailflow.decision.ServerJudgement;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.exchange.ForwardingCircle;
import dev.hybridlab.mailflow.exchange.RemoteDomainNotices;
import dev.hybridlab.mailflow.journal.UndeliverableReports;
import dev.hybridlab.mailflow.mailbox.MailboxActions;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Organization;
import dev.hybridlab.mailflow.topology.Server;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.QueueRef;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.TlsFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One on-premises server. Every rule stands in a file of its own in this package; here it is only called. */
public final class OnPremisesPolicy implements MailSystemPolicy {
    private static final int RULE_LOOPS = 3; // LOOP-09

    private final Home home;
    private final HostIdentity identity;
    private final TransportRules rules;

    public OnPremisesPolicy(Topology topology, Organization organization, Server server) {
        this.home = new Home(topology, organization, server);
        this.identity = Listening.host(home);
        this.rules = new TransportRules(home);
    }

    @Override
    public HostIdentity host() {
        return identity;
    }

    @Override
    public Greeting greet(Peer peer) {
        return Listening.greet(home, peer);
    }

    @Override
    public AuthenticationVerdict authenticate(Peer peer, Credentials credentials) {
        return Logons.verdict(home, peer, credentials);
    }

    @Override
    public Verdict sender(Peer peer, MailCommand mail) {
        return Admission.sender(home, peer, mail);
    }

    @Override
    public RecipientVerdict recipient(Peer peer, Envelope soFar, EnvelopeRecipient next) {
        return Admission.recipient(home, peer, soFar, next);
    }

    @Override
    public ContentVerdict content(Arrival arrival, Message message) {
        return InboundFirewall.content(home, arrival, message);
    }

    @Override
    public ContentVerdict submission(Submission submission, Message message) {
        return submission.by() == Submission.By.MAILBOX
                ? MailboxSubmission.content(home, submission, message)
                : DirectorySubmission.content(home, submission, message);
    }

    @Override
    public Ruling rules(HeldMessage held, Instant now) {
        return rules.of(held, now);
    }

    @Override
    public Optional<Crash> crash(HeldMessage held) {
        return PoisonMessage.crash(home, held);
    }

    @Override
    public RoutingDecision route(HeldMessage held, EnvelopeRecipient recipient, Instant now) {
        return Categorizer.route(home, held, recipient);
    }

    @Override
    public RoutingDecision.Refuse circle(EnvelopeRecipient recipient) {
        return ForwardingCircle.broken(home.settings(), recipient);
    }

    @Override
    public Release release(HeldMessage held, Hop hop) {
        return OutboundFirewall.release(home, held, hop);
    }

    @Override
    public boolean saysHelo(Hop hop) {
        return home.organization().sendConnectors().stream()
                .filter(connector -> connector.name().equals(hop.connector()))
                .anyMatch(connector -> connector.source().flag("ForceHELO")); // ONP-SEND-38
    }

    @Override
    public Optional<ServerJudgement.Close> judgeName(Hop hop, List<String> names) {
        return SelfDelivery.judged(home, names);
    }

    @Override
    public ServerJudgement judgeServer(Hop hop, String target, TlsFacts shown, Instant now) {
        return Failures.judge(home, hop, shown, now);
    }

    @Override
    public Failed afterFailure(Hop hop, HopFailure failure) {
        return Failures.worded(home, hop, failure);
    }

    @Override
    public SmtpReply taken(Hop hop, SmtpReply reply) {
        return ErrorPolicies.taken(home, hop, reply);
    }

    @Override
    public Optional<QueueRef> queue(Optional<Hop> hop) {
        return Optional.of(Queues.of(home, hop));
    }

    @Override
    public SmtpReply lastError(SmtpReply answered) {
        return Failures.wrapped(answered.toString());
    }

    @Override
    public AfterReply afterReply(Attempt attempt) {
        return Failures.after(home, attempt);
    }

    @Override
    public Release deliver(HeldMessage held, EmailAddress mailbox, Instant now) {
        return OutboundFirewall.deliver(home, held, now);
    }

    @Override
    public List<Aftermath> afterDelivery(HeldMessage held, EmailAddress mailbox, Instant now) {
        var organization = home.organization();
        var actions = new MailboxActions(
                home.settings(), organization.domains(), organization.recipients(), home.fqdn(), RULE_LOOPS);
        return actions.of(mailbox, held, now);
    }

    @Override
    public Optional<Journaling> journal(HeldMessage held, Instant now) {
        return Journal.of(home, held, now);
    }

    @Override
    public Optional<EmailAddress> toldInPlaceOfSender(HeldMessage held) {
        return UndeliverableReports.of(home.settings(), home.organization().transportConfig(), held);
    }

    @Override
    public Optional<Reason> withholdsNotice(HeldMessage held, boolean failure) {
        return RemoteDomainNotices.withheld(home.organization().domains(), held, failure);
    }

    @Override
    public Optional<NoticeCopy> noticeCopy(SmtpReply diagnostic) {
        return AdministratorCopy.of(home, diagnostic);
    }

    @Override
    public NoticeManner noticeManner(HeldMessage held) {
        return NoticeWriterName.manner(home, held);
    }
}
