package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** RejectDirectSend: a sender of the tenant's own, and no connector that knows the peer (EXO-ATTR-15). */
final class DirectSend {
    private static final String TEXT = "550 5.7.68 TenantInboundAttribution; Direct Send not allowed for this"
            + " organization from unauthorized sources";

    private DirectSend() {}

    static Optional<Verdict> rejected(Asked asked, Tenant tenant, PartnerChoice partner) {
        var own = asked.soFar()
                .sender()
                .filter(sender -> tenant.accepted(sender.domain()).isPresent())
                .isPresent();
        if (!own || !tenant.organizationConfig().flag("RejectDirectSend") || partner.recognised()) {
            return Optional.empty();
        }
        return Optional.of(asked.refused(
                TEXT,
                Reason.of(
                                "EXO-ATTR-15",
                                "{} is a sender of the tenant, and no connector knows {}",
                                asked.soFar().senderText(),
                                asked.peer().address())
                        .configuredAt(tenant.organizationConfig().originOf("RejectDirectSend"))
                        .alsoAssuming("EXO-ATTR-21")));
    }
}
