package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.trace.CertificateFacts;
import dev.hybridlab.mailflow.trace.Origin;
import java.util.Optional;

/** A server's certificate that comes without its intermediate: the sources name two answers (TLS-75). */
final class BrokenChain {
    private BrokenChain() {}

    /** What stands in the frame of 4.4.317. */
    static String message(Cloud cloud) {
        return cloud.settings().assumption(Assumption.BROKEN_SERVER_CHAIN).equals("UntrustedRoot")
                ? "UntrustedRoot"
                : "451 5.7.3 STARTTLS is required to send mail";
    }

    /** Where it is written that this certificate leaves its intermediate out. */
    static Optional<Origin> setting(Cloud cloud, CertificateFacts shown) {
        var certificates = cloud.topology().certificates();
        return certificates.all().stream()
                .filter(spec -> !spec.flaws().sendsChain())
                .filter(spec ->
                        certificates.thumbprint(spec).equals(shown.identity().thumbprint()))
                .findFirst()
                .map(spec -> spec.source().originOf("sendsChain"));
    }
}
