package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.authentication.ArcFinding;
import dev.hybridlab.mailflow.authentication.ArcResult;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.topology.Tenant;
import java.util.Locale;
import java.util.Optional;

/**
 * Whose seal a tenant believes: a chain that holds, sealed last by Microsoft or by one of ArcTrustedSealers, who says that the author's
 * domain was in order before the message was changed (BRD-11).
 */
final class TrustedSeal {
    private TrustedSeal() {}

    static Optional<String> of(Tenant tenant, ArcFinding arc) {
        if (arc.result() != ArcResult.PASS || arc.sets().isEmpty()) {
            return Optional.empty();
        }
        var newest = arc.sets().getLast();
        return trusts(tenant, newest.sealer()) && saysPass(newest.results())
                ? Optional.of(newest.sealer())
                : Optional.empty();
    }

    static boolean trusts(Tenant tenant, String sealer) {
        return sealer.equalsIgnoreCase(ExchangeOnline.SEAL.domain())
                || tenant.authentication().arc().texts("ArcTrustedSealers").stream()
                        .anyMatch(sealer::equalsIgnoreCase);
    }

    private static boolean saysPass(String results) {
        return results.toLowerCase(Locale.ROOT).contains("dmarc=pass");
    }
}
