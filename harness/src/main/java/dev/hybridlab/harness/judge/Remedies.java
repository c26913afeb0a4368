package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.address.DomainPattern;
import dev.hybridlab.mailflow.outcome.Mismatch;
import dev.hybridlab.mailflow.outcome.Mismatches;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.CertificateFacts;
import dev.hybridlab.mailflow.trace.TlsFacts;
import java.util.Optional;

/** The cmdlet line that mends a finding: with the real names where evidence and topology know them. */
final class Remedies {
    private final Topology topology;

    Remedies(Topology topology) {
        this.topology = topology;
    }

    Optional<String> of(Mismatch mismatch) {
        return switch (mismatch.kind()) {
            case CERTIFICATE_NOT_MATCHED, CERTIFICATE_NOT_ACCEPTED -> inboundName(mismatch);
            case SUBJECT_MISMATCH -> tlsDomain(mismatch);
            case CAPABILITY_NOT_MATCHED -> mismatch.connector().map(Remedies::capability);
            case CERTIFICATE_MISSING, PRIVATE_KEY_MISSING, NOT_ENABLED_FOR_SMTP ->
                mismatch.connector()
                        .flatMap(name -> new StoreRemedies(topology)
                                .of(mismatch.parties().from(), name));
            case TLS_VERSION -> Optional.of(StoreRemedies.versions(mismatch.parties()));
            case NO_EXCHANGE_AUTH -> new StoreRemedies(topology).serverAuthentication(mismatch);
            case NO_START_TLS,
                    SELF_SIGNED,
                    UNTRUSTED_ROOT,
                    MISSING_INTERMEDIATE,
                    EXPIRED,
                    NOT_YET_VALID,
                    CERTIFICATE_NOT_TRUSTED,
                    CERTIFICATE_EXPIRED -> new CertificateRemedies(topology).of(mismatch);
        };
    }

    /** TLS-39: what the hybrid wizard writes. */
    static String capability(String connector) {
        return quoted("Set-ReceiveConnector", connector) + " -TlsDomainCapabilities " + ExchangeOnline.CERTIFICATE
                + ":AcceptCloudServicesMail";
    }

    /**
     * EXO-ATTR-03 and EXO-ATTR-05: a name that matches what was shown and whose domain the tenant accepts; where no such
     * name exists, the certificate that the connector waits for.
     */
    private Optional<String> inboundName(Mismatch mismatch) {
        var shown = mismatch.shown().flatMap(TlsFacts::client).flatMap(Mismatches::name);
        if (shown.isEmpty() || mismatch.connector().isEmpty()) {
            return Optional.empty();
        }
        var name = mismatch.connector().get();
        for (var tenant : topology.tenants()) {
            for (var connector : tenant.connectors().inbound()) {
                if (connector.name().equals(name)) {
                    return acceptable(tenant, shown.get())
                            .map(wanted ->
                                    quoted("Set-InboundConnector", name) + " -TlsSenderCertificateName " + wanted)
                            .or(() -> connector
                                    .match()
                                    .tlsSenderCertificateName()
                                    .filter(wanted -> local(mismatch.parties().from()))
                                    .map(Remedies::anotherCertificate));
                }
            }
        }
        return Optional.empty();
    }

    private boolean local(String host) {
        return topology.organizations().stream()
                .anyMatch(organization -> organization.server(host).isPresent());
    }

    private static String anotherCertificate(DomainPattern wanted) {
        return "Set-SendConnector <the one to Exchange Online> -TlsCertificateName \"<I>issuer<S>subject of a"
                + " certificate for " + wanted + '"';
    }

    private static Optional<String> acceptable(Tenant tenant, String shown) {
        var dot = shown.indexOf('.');
        var parent = dot < 0 ? "" : shown.substring(dot + 1);
        if (!parent.isEmpty() && tenant.accepted(parent).isPresent()) {
            return Optional.of("*." + parent);
        }
        return tenant.accepted(shown).map(accepted -> shown);
    }

    /** TLS-12: the name that the server does carry; only if its certificate is otherwise in order. */
    private Optional<String> tlsDomain(Mismatch mismatch) {
        var shown = mismatch.shown()
                .map(TlsFacts::server)
                .filter(server -> server.chain() == CertificateFacts.Chain.TRUSTED)
                .flatMap(Mismatches::name);
        if (shown.isEmpty() || mismatch.connector().isEmpty()) {
            return Optional.empty();
        }
        var connector = mismatch.connector().get();
        var connectors = new Connectors(topology);
        var cloud = connectors.outbound(connector).isPresent();
        if (cloud == connectors.sending(connector).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(quoted(cloud ? "Set-OutboundConnector" : "Set-SendConnector", connector) + " -TlsDomain "
                + shown.get());
    }

    /** A cmdlet and the object it is for. */
    static String quoted(String cmdlet, String name) {
        return cmdlet + " \"" + name + '"';
    }
}
