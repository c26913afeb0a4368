package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.InboundConnector;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** RequireTls of an inbound connector and a peer in clear (EXO-ATTR-49, EXO-ATTR-50). */
final class RequiredTls {
    private RequiredTls() {}

    /** EXO-ATTR-49: of an OnPremises connector it refuses nothing, unless the assumption says so. */
    static Optional<Verdict> ofOwnServer(Asked asked, InboundConnector connector) {
        var refuses = connector.restrict().requireTls()
                && asked.peer().tls().isEmpty()
                && asked.assumption(Assumption.REQUIRE_TLS_ON_PREMISES_CONNECTOR)
                        .equals("refuse");
        return refuses
                ? Optional.of(
                        missing(asked, connector, Reason.assuming("EXO-ATTR-49", "'{}' wants TLS", connector.name())))
                : Optional.empty();
    }

    static Optional<Verdict> ofPartner(Asked asked, PartnerChoice partner) {
        return partner.connector()
                .filter(connector -> partner.wantsTls())
                .map(connector ->
                        missing(asked, connector, Reason.assuming("EXO-ATTR-50", "'{}' wants TLS", connector.name())));
    }

    private static Verdict missing(Asked asked, InboundConnector connector, Reason because) {
        return asked.refused(
                asked.assumption(Assumption.EXO_PLAIN_REFUSAL),
                because.configuredAt(connector.source().originOf("RequireTls")));
    }
}
