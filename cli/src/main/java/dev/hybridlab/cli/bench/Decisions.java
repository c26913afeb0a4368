package dev.hybridlab.cli.bench;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.HostIdentity;
import dev.hybridlab.mailflow.decision.MailSystemPolicy;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.decision.SessionId;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.trace.CertificateFacts;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.TlsFacts;
import dev.hybridlab.mailflow.transit.World;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many complete routing decisions one core makes a second: RCPT (whose mail it is, with every connector that was a
 * candidate and why it lost) and then the route of that recipient (again with every candidate), for the servers of both sides
 * in turn, from the other side and from strangers, to mailboxes, to the other side and outside. Reasons are made and not worded.
 */
final class Decisions {
    private record Question(MailSystemPolicy policy, Peer peer, Envelope envelope, EnvelopeRecipient recipient) {}

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final List<Question> questions = new ArrayList<>();
    private final Message message = Message.parse("Subject: x\r\n\r\nx\r\n".getBytes(StandardCharsets.US_ASCII));
    private final Instant now;

    Decisions(World world) {
        var topology = world.topology();
        now = topology.settings().start();
        var onPremises = one(world, "onprem");
        var cloud = one(world, "exo");
        var outside = EmailAddress.of("outsider@fabrikam.example");
        var recipients = new ArrayList<EmailAddress>(List.of(outside));
        for (var entry : topology.organizations().getFirst().recipients().all()) {
            recipients.add(entry.primary());
            entry.target().ifPresent(recipients::add);
        }
        var certificates = topology.certificates();
        for (var recipient : recipients) {
            for (var sender : List.of(outside, mailbox(world))) {
                for (var certificate : List.of("mail.contoso.com", "mail.protection.outlook.com")) {
                    var shown = certificates.named(certificate).map(certificates::facts);
                    ask(cloud, peer(cloud, onPremises.host(), shown), sender, recipient);
                    ask(onPremises, peer(onPremises, cloud.host(), shown), sender, recipient);
                }
            }
        }
    }

    private static MailSystemPolicy one(World world, String side) {
        return world.policies().values().stream()
                .filter(policy -> policy.host().side().equals(side))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the topology has no host of the side " + side));
    }

    private static EmailAddress mailbox(World world) {
        return world.topology().organizations().getFirst().recipients().all().stream()
                .filter(entry -> entry.kind() == Recipient.Kind.MAILBOX)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the topology has no mailbox on-premises"))
                .primary();
    }

    private Peer peer(MailSystemPolicy dialled, HostIdentity from, Optional<CertificateFacts> shown) {
        var plain = new Peer(
                new SessionId(new MessageRef("bench", 1, 1), now),
                from.addresses().getFirst(),
                new Peer.Local(dialled.host().addresses().getFirst(), 25),
                Optional.of(from.fqdn()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return shown.map(facts -> plain.withTls(new TlsFacts("TLS1_3", "TLS_AES_256_GCM_SHA384", facts, shown))
                        .withHelo(from.fqdn()))
                .orElse(plain);
    }

    private void ask(MailSystemPolicy policy, Peer peer, EmailAddress sender, EmailAddress to) {
        var envelope = new Envelope(Optional.of(sender), EsmtpParameters.NONE, List.of());
        questions.add(new Question(policy, peer, envelope, EnvelopeRecipient.of(to)));
    }

    /** Decisions in a second of this thread's processor time, over this many of them: other programs take nothing away. */
    double rate(int count) {
        var weight = 0L;
        var start = CLOCK.getCurrentThreadCpuTime();
        for (var i = 0; i < count; i++) {
            weight += decide(questions.get(i % questions.size()));
        }
        var seconds = (CLOCK.getCurrentThreadCpuTime() - start) / 1e9;
        if (weight < count) {
            throw new IllegalStateException("a decision without a candidate: " + weight);
        }
        return count / seconds;
    }

    private int decide(Question asked) {
        var answer = asked.policy().recipient(asked.peer(), asked.envelope(), asked.recipient());
        var envelope = new Envelope(asked.envelope().sender(), EsmtpParameters.NONE, List.of(asked.recipient()));
        var held = new HeldMessage(
                asked.peer().session().message(),
                message,
                envelope,
                answer.attribution(),
                now,
                Optional.empty(),
                Optional.empty());
        var route = asked.policy().route(held, asked.recipient(), now);
        var also = route instanceof RoutingDecision.Relay relay
                ? relay.considered().size()
                : 1;
        return answer.considered().size() + also;
    }
}
