package dev.hybridlab.cli.bench;

import dev.hybridlab.exo.policy.ExchangeOnlinePolicy;
import dev.hybridlab.identity.SignedTokens;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.authentication.Authenticator;
import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.decision.SessionId;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.zone.ZoneLookup;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Optional;

/** How many messages one core takes a second at the end of DATA of Exchange Online: the rules alone, no socket. */
final class BorderPasses {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final ExchangeOnlinePolicy policy;
    private final Arrival arrival;
    private final Message message = Message.parse(Load.oneKilobyte());

    BorderPasses(Topology topology, Authenticator authenticator, String recipient) {
        policy = new ExchangeOnlinePolicy(topology, authenticator, SignedTokens.lab());
        var ref = new MessageRef("bench", 1, 1);
        var peer = new Peer(
                new SessionId(ref, topology.settings().start()),
                IpAddress.of("198.18.30.25"),
                new Peer.Local(IpAddress.of(ExchangeOnline.ADDRESS), 25),
                Optional.of("mx.fabrikam.example"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var sender = Optional.of(EmailAddress.of("outsider@fabrikam.example"));
        var to = EnvelopeRecipient.of(EmailAddress.of(recipient));
        var attribution = policy.recipient(peer, new Envelope(sender, EsmtpParameters.NONE, List.of()), to)
                .attribution();
        var envelope = new Envelope(sender, EsmtpParameters.NONE, List.of(to));
        arrival = new Arrival(ref, peer, envelope, attribution, new ZoneLookup(topology.zones(), "exo"));
    }

    /** Messages in a second of this thread's processor time. */
    double rate(int count) {
        var kept = 0;
        var start = CLOCK.getCurrentThreadCpuTime();
        for (var i = 0; i < count; i++) {
            kept += policy.content(arrival, message) instanceof ContentVerdict.Keep ? 1 : 0;
        }
        var seconds = (CLOCK.getCurrentThreadCpuTime() - start) / 1e9;
        if (kept < count) {
            throw new IllegalStateException("only " + kept + " of " + count + " were taken");
        }
        return count / seconds;
    }
}
