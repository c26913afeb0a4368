package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.Topology;

/**
 * Which domains count as the tenant's own for one of its OnPremises connectors: all that are accepted, or only those that
 * AssociatedAcceptedDomains leave (EXO-ATTR-46, EXO-ATTR-61).
 */
record AcceptedFor(Cloud cloud, Cloud.Side side) {
    boolean domain(String domain) {
        var accepted = side.tenant().accepted(domain);
        if (accepted.isEmpty() || !isNarrowed()) {
            return accepted.isPresent();
        }
        var name = accepted.get().name();
        return side.connector().match().associatedAcceptedDomains().stream().anyMatch(name::equalsIgnoreCase);
    }

    boolean subdomainOf(String domain) {
        var end = "." + domain;
        for (var each : side.tenant().domains().accepted()) {
            if (Topology.fold(each.name()).endsWith(end) && domain(each.name())) {
                return true;
            }
        }
        return false;
    }

    boolean isNarrowed() {
        return !side.connector().match().associatedAcceptedDomains().isEmpty()
                && cloud.settings()
                        .assumption(Assumption.ASSOCIATED_ACCEPTED_DOMAINS)
                        .equals("narrow");
    }
}
