package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.exchange.SendSizeLimits;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.Tenant;
import java.util.Optional;

/** Sizes are limited by mailbox, not by organization: 35 MB to send, 36 MB to receive, unless it says otherwise (LIM-02). */
final class MailboxSizes {
    private static final long SENDS = 35L << 20;
    private static final long TAKES = 36L << 20;

    private MailboxSizes() {}

    private static boolean limited(Cloud cloud) {
        return !cloud.settings().assumption(Assumption.EXO_MAILBOX_SIZE_LIMITS).equals("none");
    }

    static long takes(Cloud cloud) {
        return limited(cloud) ? TAKES : Long.MAX_VALUE;
    }

    static Optional<RoutingDecision> sender(Cloud cloud, Tenant tenant, HeldMessage held) {
        return SendSizeLimits.broken(tenant.recipients(), held, limited(cloud) ? SENDS : Long.MAX_VALUE)
                .map(because -> new RoutingDecision.Refuse(
                        SmtpReply.of("550 5.2.3 RESOLVER.RST.SendSizeLimit.Sender; message too large for this sender"),
                        because));
    }
}
