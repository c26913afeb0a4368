package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.topology.InstalledCertificates;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Step;
import java.util.List;
import java.util.Optional;

/** The cmdlet line for a setting that decided without any certificate being wrong: trust switched off, a name not installed. */
final class SettingRemedies {
    private static final String TRUST = " -CloudServicesMailEnabled $true";

    private final Topology topology;

    SettingRemedies(Topology topology) {
        this.topology = topology;
    }

    /**
     * Brings back what said that an author is internal.
     *
     * @param lost the step that removed it
     * @param before the steps before that one
     */
    Optional<String> of(Step.HeadersChanged lost, List<Step> before) {
        var host = lost.where().host();
        if (lost.occasion().equals("release")) {
            return before.reversed().stream()
                    .filter(step -> step.where().host().equals(host))
                    .flatMap(step -> step instanceof Step.Routed routed ? routed.connector().stream() : null)
                    .findFirst()
                    .flatMap(this::trusting);
        }
        return before.reversed().stream()
                .filter(step -> step.where().host().equals(host))
                .filter(Step.Attributed.class::isInstance)
                .map(Step.Attributed.class::cast)
                .findFirst()
                .flatMap(this::promoting);
    }

    private Optional<String> trusting(String connector) {
        var connectors = new Connectors(topology);
        if (connectors.outbound(connector).isPresent()) {
            return Optional.of(Remedies.quoted("Set-OutboundConnector", connector) + TRUST);
        }
        return connectors.sending(connector).isPresent()
                ? Optional.of(Remedies.quoted("Set-SendConnector", connector) + TRUST)
                : Optional.empty();
    }

    private Optional<String> promoting(Step.Attributed attributed) {
        var attribution = attributed.attribution();
        return attribution
                .connector()
                .filter(name -> attribution.byCertificate() && !attribution.crossPremises())
                .map(name -> Remedies.quoted("Set-InboundConnector", name) + TRUST);
    }

    /** What the reason itself names: a certificate that is not installed (TLS-21), a capability that is not given (TLS-39). */
    Optional<String> of(Decision decision) {
        var chosen = decision.considered().stream()
                .filter(Considered::chosen)
                .map(Considered::candidate)
                .findFirst();
        if (decision.words().contains("TlsDomainCapabilities")) {
            return chosen.map(Remedies::capability);
        }
        if (decision.words().contains("of the server is out of date")) {
            return Optional.of("install the current update on the server, or pause the enforcement for up to 90 days");
        }
        return decision.step() instanceof Step.Routed routed
                        && routed.because().fact().equals("TLS-21")
                ? routed.connector()
                        .or(() -> chosen)
                        .map(name -> installed(name, routed.where().host()))
                : Optional.empty();
    }

    private String installed(String connector, String host) {
        var certificates = topology.certificates();
        var installed = new InstalledCertificates(certificates);
        return topology.organizations().stream()
                .flatMap(organization -> organization.server(host).stream())
                .flatMap(server -> installed.of(server).stream())
                .map(certificates::exchangeName)
                .findFirst()
                .map(name -> Remedies.quoted("Set-SendConnector", connector) + " -TlsCertificateName \"" + name + '"')
                .orElse("Import-ExchangeCertificate -Server " + host + "; then Enable-ExchangeCertificate -Server "
                        + host + " -Services SMTP");
    }
}
