package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** Accepted and kept away from every mailbox (BRD-23). The mark is the lab's own: the firewall takes it off whatever comes in. */
final class Quarantined {
    private static final String MARK = "X-MS-Exchange-Organization-Lab-Quarantined";

    private Quarantined() {}

    static void mark(HeaderEdits edits, Reason because) {
        edits.set(MARK, "DMARC", because.alsoAssuming("BRD-23"));
    }

    static Optional<RoutingDecision> of(Tenant tenant, HeldMessage held) {
        return held.message().headers().has(MARK)
                ? Optional.of(new RoutingDecision.Discard(Reason.of(
                                "BRD-05",
                                "quarantined, since it fails the DMARC policy of its author's domain and"
                                        + " DmarcQuarantineAction is {}",
                                tenant.authentication()
                                        .antiPhish()
                                        .text("DmarcQuarantineAction")
                                        .orElse(""))
                        .configuredAt(tenant.authentication().antiPhish().originOf("DmarcQuarantineAction"))
                        .alsoAssuming("BRD-23")))
                : Optional.empty();
    }
}
