package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.topology.AcceptedDomain;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** Directory-based edge blocking: unknown recipients of Authoritative domains are refused at RCPT (EXO-RCPT-02, EXO-RCPT-03). */
final class EdgeBlocking {
    private EdgeBlocking() {}

    static Optional<Verdict> ofIncoming(Asked asked, Tenant tenant) {
        return unknown(asked, tenant).map(because -> refused(asked, because));
    }

    /** EXO-RCPT-03: by default nobody is refused here for being unknown; a notice follows. */
    static Optional<Verdict> ofOriginating(Asked asked, Tenant tenant) {
        return asked.assumption(Assumption.EDGE_BLOCKING_FOR_ORIGINATING).equals("true")
                ? unknown(asked, tenant).map(because -> refused(asked, because.alsoAssuming("EXO-RCPT-03")))
                : Optional.empty();
    }

    private static Verdict refused(Asked asked, Reason because) {
        return asked.refused("550 5.4.1 Recipient address rejected: Access denied. AS(201806281)", because);
    }

    private static Optional<Reason> unknown(Asked asked, Tenant tenant) {
        var recipient = asked.recipient();
        var domain =
                tenant.accepted(recipient.domain()).filter(each -> each.type() == AcceptedDomain.Type.AUTHORITATIVE);
        if (domain.isEmpty()
                || tenant.recipients().find(recipient).isPresent()
                || new SenderForm(asked.cloud(), tenant).behind(recipient).isPresent()) { // EXO-OUT-67
            return Optional.empty();
        }
        return Optional.of(Reason.of(
                        "EXO-RCPT-02",
                        "{} is Authoritative in {}, and nobody there is {}",
                        recipient.domain(),
                        tenant.name(),
                        recipient)
                .configuredAt(domain.get().source().originOf("DomainType")));
    }
}
