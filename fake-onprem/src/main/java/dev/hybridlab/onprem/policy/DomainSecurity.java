package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.exchange.CertificateNames;
import dev.hybridlab.mailflow.exchange.TlsJudgement;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.ReceiveConnector;
import dev.hybridlab.mailflow.trace.CertificateFacts;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.List;
import java.util.Optional;

/** Who is a Partner: a peer whose certificate proves a domain of TLSReceiveDomainSecureList (ONP-RECV-17, ONP-RECV-85). */
final class DomainSecurity {
    private DomainSecurity() {}

    /** Why this session counts as a partner's; empty: it does not. */
    static Optional<Reason> partner(Home home, ReceiveConnector connector, Peer peer) {
        if (!connector.security().permissionGroups().contains("Partners")) {
            return Optional.empty();
        }
        var source = connector.source();
        if (home.settings().assumption(Assumption.PARTNER_STANDING).equals("any-client")) {
            return Optional.of(Reason.of("ONP-RECV-10", "'{}' admits Partners", connector.name())
                    .configuredAt(source.originOf("PermissionGroups"))
                    .alsoAssuming("ONP-RECV-17"));
        }
        if (!source.flag("DomainSecureEnabled")) {
            return Optional.empty();
        }
        return domain(home, peer)
                .map(domain -> Reason.of("ONP-RECV-10", "the peer's certificate proves {}, a secure domain", domain)
                        .configuredAt(home.organization().transportConfig().originOf("TLSReceiveDomainSecureList"))
                        .alsoAssuming("ONP-RECV-17"));
    }

    /** The secure domain that the peer's certificate proves (HDR-45). */
    static Optional<String> domain(Home home, Peer peer) {
        var secure = home.organization().transportConfig().texts("TLSReceiveDomainSecureList");
        return peer.tls()
                .flatMap(facts -> facts.client())
                .filter(shown ->
                        TlsJudgement.certificate(shown, peer.session().at()).isEmpty())
                .flatMap(shown -> proven(secure, shown));
    }

    private static Optional<String> proven(List<String> secure, CertificateFacts shown) {
        return secure.stream()
                .filter(domain -> CertificateNames.of(shown).stream().anyMatch(name -> under(name, domain)))
                .findFirst();
    }

    private static boolean under(String name, String domain) {
        var bare = name.startsWith("*.") ? name.substring(2) : name;
        return bare.equalsIgnoreCase(domain)
                || bare.length() > domain.length()
                        && bare.regionMatches(
                                true, bare.length() - domain.length() - 1, "." + domain, 0, domain.length() + 1);
    }
}
