package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.outcome.Mismatch;
import dev.hybridlab.mailflow.topology.CertificateSpec;
import dev.hybridlab.mailflow.topology.Firewall;
import dev.hybridlab.mailflow.topology.InstalledCertificates;
import dev.hybridlab.mailflow.topology.SendConnector;
import dev.hybridlab.mailflow.topology.Server;
import dev.hybridlab.mailflow.topology.Topology;
import java.util.Optional;

/** What mends a certificate that cannot be used where it is installed, old versions of TLS, and what a firewall hides. */
final class StoreRemedies {
    private final Topology topology;

    StoreRemedies(Topology topology) {
        this.topology = topology;
    }

    /** TLS-21 to TLS-23: the certificate of a send connector on the server that sends. */
    Optional<String> of(String host, String connector) {
        return server(host)
                .flatMap(server -> named(connector)
                        .flatMap(text -> new InstalledCertificates(topology.certificates()).find(server, text))
                        .map(spec -> usable(server, spec))
                        .or(() -> Optional.of(another(server, connector))));
    }

    private Optional<Server> server(String host) {
        return topology.organizations().stream()
                .flatMap(organization -> organization.server(host).stream())
                .findFirst();
    }

    private Optional<String> named(String connector) {
        return new Connectors(topology)
                .sending(connector)
                .map(SendConnector::tls)
                .flatMap(SendConnector.Tls::tlsCertificateName);
    }

    /** Makes an installed certificate one that transport can show. */
    String usable(Server server, CertificateSpec spec) {
        var on = " -Server " + server.name();
        var thumbprint = topology.certificates().thumbprint(spec);
        var enable = "Enable-ExchangeCertificate" + on + " -Thumbprint " + thumbprint + " -Services SMTP";
        return spec.use().privateKey()
                ? enable
                : "Import-ExchangeCertificate" + on + " -FileData <the .pfx with its private key>; then " + enable;
    }

    private String another(Server server, String connector) {
        var certificates = topology.certificates();
        return new InstalledCertificates(certificates)
                .of(server).stream()
                        .filter(spec -> spec.use().presentable())
                        .map(certificates::exchangeName)
                        .findFirst()
                        .map(name -> Remedies.quoted("Set-SendConnector", connector) + " -TlsCertificateName \"" + name
                                + '"')
                        .orElse("Import-ExchangeCertificate -Server " + server.name()
                                + "; then Enable-ExchangeCertificate -Server " + server.name() + " -Services SMTP");
    }

    /** TLS-41. */
    static String versions(Mismatch.Parties parties) {
        return "switch TLS 1.2 on in SCHANNEL, Client and Server, on " + parties.from() + " or " + parties.to()
                + ", whichever lacks it, and restart it";
    }

    /** SMTP-66: a firewall that hides the verb, or a receive connector that does not offer it. */
    Optional<String> serverAuthentication(Mismatch mismatch) {
        var parties = mismatch.parties();
        return inspection(topology, parties)
                .or(() -> server(parties.to())
                        .flatMap(server -> server.receiveConnectors().stream()
                                .filter(each -> !each.match().frontend())
                                .findFirst())
                        .map(connector -> Remedies.quoted("Set-ReceiveConnector", connector.name())
                                + " -AuthMechanism Tls, ExchangeServer"))
                .or(() -> mismatch.connector()
                        .map(name -> Remedies.quoted("Set-SendConnector", name) + " -SmartHostAuthMechanism None"));
    }

    /** TLS-45: the firewall between the two, if one stands there. */
    static Optional<String> inspection(Topology topology, Mismatch.Parties parties) {
        return topology.firewalls().stream()
                .filter(each -> each.between(parties.from(), parties.to()))
                .filter(each -> each.hides().stream().anyMatch("STARTTLS"::equalsIgnoreCase))
                .map(Firewall::name)
                .findFirst()
                .map(name -> "no inspect esmtp (on firewall '" + name + "' between " + parties.from() + " and "
                        + parties.to() + ")");
    }
}
