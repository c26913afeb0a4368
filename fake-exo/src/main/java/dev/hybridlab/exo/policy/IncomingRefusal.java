package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which refusal mail to a tenant meets first: lock-down, plain text, direct send, then the recipient (EXO-ATTR-20). */
final class IncomingRefusal {
    private static final String LOCKED =
            "550 5.7.51 TenantInboundAttribution; There is a partner connector configured that matched the message's"
                    + " recipient domain. The connector had either the RestrictDomainsToIPAddresses or"
                    + " RestrictDomainsToCertificate set";

    private IncomingRefusal() {}

    /** Where a second one applies too, their order is assumed. */
    static Optional<Verdict> first(Asked asked, Tenant tenant, PartnerChoice partner) {
        var all = new ArrayList<Verdict>(2);
        for (var each : ranked(asked, tenant, partner)) {
            each.ifPresent(all::add);
        }
        closed(asked, tenant).or(() -> EdgeBlocking.ofIncoming(asked, tenant)).ifPresent(all::add);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        var first = all.getFirst();
        return Optional.of(
                all.size() == 1
                        ? first
                        : new Verdict.Reject(first.reply(), first.because().alsoAssuming("EXO-ATTR-20")));
    }

    private static List<Optional<Verdict>> ranked(Asked asked, Tenant tenant, PartnerChoice partner) {
        var directSend = DirectSend.rejected(asked, tenant, partner);
        var directSendFirst =
                asked.assumption(Assumption.ATTRIBUTION_REFUSAL_RANK).equals("5.7.64,5.7.68,5.7.51");
        return directSendFirst
                ? List.of(directSend, locked(asked, partner), RequiredTls.ofPartner(asked, partner))
                : List.of(locked(asked, partner), RequiredTls.ofPartner(asked, partner), directSend);
    }

    /** EXO-ATTR-16. */
    private static Optional<Verdict> locked(Asked asked, PartnerChoice partner) {
        return partner.refusal().map(because -> asked.refused(LOCKED, because));
    }

    private static Optional<Verdict> closed(Asked asked, Tenant tenant) {
        return DisabledDomain.to(asked.cloud(), tenant, asked.recipient().domain())
                .map(shut -> new Verdict.Reject(shut.reply(), shut.because()));
    }
}
