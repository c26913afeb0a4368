package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** Whether this edge can ask a tenant's directory: it may not answer, or lie in another region (EXO-ATTR-14, EXO-ATTR-24). */
final class TenantReach {
    private TenantReach() {}

    static Optional<Verdict> lookUpFails(Asked asked, Tenant tenant) {
        return tenant.place().directoryAnswers()
                ? Optional.empty()
                : Optional.of(asked.refused(
                        "451 4.4.4 Temporary server error. Please try again later ATTR5",
                        Reason.of("EXO-ATTR-24", "the directory of {} does not answer", tenant.name())));
    }

    static Optional<Verdict> wrongRegion(Asked asked, Tenant tenant) {
        return asked.cloud().isHere(tenant)
                ? Optional.empty()
                : Optional.of(asked.refused(
                        "451 4.4.62 Mail sent to the wrong Office 365 region. ATTR35",
                        Reason.of(
                                "EXO-ATTR-14",
                                "{} is a domain of {} in the region {}",
                                asked.recipient().domain(),
                                tenant.name(),
                                tenant.place().region())));
    }
}
