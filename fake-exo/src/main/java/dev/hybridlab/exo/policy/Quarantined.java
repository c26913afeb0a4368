package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.exchange.FromField;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** Accepted and kept away from every mailbox (BRD-23). The mark is the lab's own: the firewall takes it off whatever comes in. */
final class Quarantined {
    private static final String MARK = "X-MS-Exchange-Organization-Lab-Quarantined";

    private Quarantined() {}

    static void mark(HeaderEdits edits, DmarcAction.Quarantine action) {
        var from = action.because().arguments().get(1);
        edits.set(MARK, action.property() + " " + from, action.because().alsoAssuming("BRD-23"));
    }

    static Optional<RoutingDecision> of(Tenant tenant, HeldMessage held) {
        return held.message().headers().first(MARK).map(mark -> {
            var property = mark.strip().split(" ", 2);
            var policy = tenant.authentication().antiPhish();
            return new RoutingDecision.Discard(Reason.of(
                            "BRD-05",
                            "quarantined, since it fails the DMARC policy of its author's domain {}, came from {}, and"
                                    + " {} is {}",
                            author(held),
                            property[1],
                            property[0],
                            policy.value(property[0]))
                    .configuredAt(policy.originOf(property[0]))
                    .alsoAssuming("BRD-23"));
        });
    }

    private static String author(HeldMessage held) {
        return FromField.address(held.message().headers())
                .or(held.envelope()::sender)
                .map(EmailAddress::domain)
                .orElse("");
    }
}
