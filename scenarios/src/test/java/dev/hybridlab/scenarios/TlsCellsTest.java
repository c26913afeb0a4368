package dev.hybridlab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.trace.Step;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mismatches of TLS and authentication, cell by cell, with the words that the sender's side reads. */
class TlsCellsTest {
    private static final String CLASSIC = "topologies/classic-hybrid.yaml";
    private static final String DOOR = "onprem.receiveConnectors[\"EX01\\Default Frontend EX01\"].";
    private static final String OUT = "from: anna@contoso.com, to: bert@contoso.com";
    private static final String IN = "from: bert@contoso.com, to: anna@contoso.com";
    private static final String AWAY = "from: bert@contoso.com, to: outsider@fabrikam.example";

    private static String seen(Path folder, String changes, String send) throws IOException {
        return Rehearsed.text(
                folder,
                CLASSIC,
                "",
                changes.replace(" & ", "\n  ")
                        .replace("DOOR.", DOOR)
                        .replace("LEAF.", "certificates[mail.contoso.com]."),
                send);
    }

    /** TLS-01, TLS-02, TLS-03: who shows which certificate. */
    @ParameterizedTest(name = "{0}: server {2}, client {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "TLS-01 | from: bert@contoso.com, to: anna@contoso.com | mail.protection.outlook.com |"
                        + " mail.contoso.com",
                "TLS-02 | from: anna@contoso.com, to: bert@contoso.com | mail.contoso.com |"
                        + " mail.protection.outlook.com",
                "TLS-03 | from: outsider@fabrikam.example, to: anna@contoso.com, enter: {host: exo, from: 198.18.99.9}"
                        + " | mail.protection.outlook.com | -",
            })
    void each_end_shows_its_certificate(String fact, String send, String server, String client, @TempDir Path folder)
            throws IOException {
        Rehearsed.text(folder, CLASSIC, "", "exo.inboundConnectors[hybrid].RequireTls: true", send);
        var shown = Rehearsed.steps(folder.resolve("scenario.yaml")).stream()
                .filter(step -> step instanceof Step.TlsEstablished)
                .map(step -> ((Step.TlsEstablished) step).shown())
                .filter(tls -> tls.server().names().contains(server))
                .findFirst()
                .orElseThrow();
        assertThat(shown.client().map(facts -> facts.names().contains(client)).orElse(client.equals("-")))
                .as(fact)
                .isTrue();
        assertThat(shown.client().isEmpty()).as(fact).isEqualTo(client.equals("-"));
    }

    /** TLS-21 to TLS-26: TLS-22, TLS-23, TLS-24, TLS-25. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "TLS-21 | onprem.sendConnectors[hybrid].TlsCertificateName: \"<I>CN=Old CA<S>CN=mail.contoso.com\" |"
                        + " 454 4.7.5 The certificate specified in TlsCertificateName of the SendConnector could not be"
                        + " found.",
                "TLS-22 | LEAF.privateKey: false | TLS negotiation failed with error NoCredentials",
                "TLS-22 | LEAF.privateKey: false | 451 4.4.0 Primary target IP address responded with: \"421 4.4.1"
                        + " Connection timed out.\" Attempted failover to alternate host, but that did not succeed.",
                "TLS-23 | LEAF.services: [IIS] | TLS negotiation failed with error UnknownCredentials",
                "TLS-24 | certificates[Microsoft IT].trusted: false | 454 4.7.0 Failed to establish appropriate"
                        + " TLS channel: UntrustedRoot: Access Denied.",
                "TLS-25 | onprem.sendConnectors[hybrid].TlsDomain: mail.contoso.net | 454 4.7.5 CertificateValidation:"
                        + " SubjectMismatch",
            })
    void on_premises_keeps_its_mail(String fact, String changes, String words, @TempDir Path folder)
            throws IOException {
        assertThat(seen(folder, changes, IN)).as(fact).contains(words);
    }

    /** TLS-27, TLS-28, TLS-29: TLS stands, and EOP does not recognise the server. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "TLS-27 | exo.inboundConnectors[hybrid].TlsSenderCertificateName: mail.contoso.net | 550 5.7.64"
                        + " TenantAttribution; Relay Access Denied",
                "TLS-28 | exo.inboundConnectors[hybrid].TlsSenderCertificateName: mail.contoso.com | 550 5.7.64"
                        + " TenantAttribution; Relay Access Denied",
                "TLS-28 | LEAF.notAfter: 2026-03-01T00:00:00Z | 550 5.7.64 TenantAttribution; Relay Access Denied",
                "TLS-28 | certificates+: {name: Private CA, kind: authority, trusted: false} & LEAF.issuedBy: Private"
                        + " CA | 550 5.7.64 TenantAttribution; Relay Access Denied",
                "TLS-28 | certificates+: {name: Sub CA, kind: intermediate, issuedBy: Lab Public CA} & LEAF.issuedBy:"
                        + " Sub CA & LEAF.sendsChain: false | 550 5.7.64 TenantAttribution; Relay Access Denied",
            })
    void eop_takes_the_server_for_anybody(String fact, String changes, String words, @TempDir Path folder)
            throws IOException {
        assertThat(seen(folder, changes, AWAY)).as(fact).contains(words);
        assertThat(seen(folder, changes, IN))
                .as(fact)
                .contains("MessageDirectionality: Incoming", "Organization-AuthAs: Anonymous");
    }

    /** TLS-29: an address connector and a foreign sender; a lock-down; a partner in clear. */
    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "exo.inboundConnectors[hybrid].TlsSenderCertificateName: null &"
                    + " exo.inboundConnectors[hybrid].SenderIPAddresses: [198.18.10.25] | from:"
                    + " outsider@fabrikam.example, to: x@nobodys.example, enter: {host: exo, from: 198.18.10.25} | 550"
                    + " 5.7.64 Relay Access Denied ATTR36. For more details please refer to KB 3169958",
                "exo.inboundConnectors[hybrid].TlsSenderCertificateName: mail.contoso.net & exo.inboundConnectors+:"
                        + " {Name: Lock, ConnectorType: Partner, SenderDomains: [\"*\"], TlsSenderCertificateName:"
                        + " mx.gateway.example, RestrictDomainsToCertificate: true} | from: bert@contoso.com, to:"
                        + " anna@contoso.com | 550 5.7.51 TenantInboundAttribution; There is a partner connector"
                        + " configured",
                "exo.inboundConnectors+: {Name: Lock, ConnectorType: Partner, SenderDomains: [\"*\"], RequireTls:"
                    + " true} & firewalls+: {name: Fabrikam, behind: [mx.fabrikam.example]} | from:"
                    + " outsider@fabrikam.example, to: anna@contoso.com | 451 5.7.3 STARTTLS is required to send mail",
            })
    void eop_refuses(String changes, String send, String words, @TempDir Path folder) throws IOException {
        assertThat(seen(folder, changes, send)).as("TLS-29").contains(words);
    }

    /** TLS-31 to TLS-39: TLS-32, TLS-33, TLS-34, TLS-36, TLS-37, TLS-38. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "TLS-31 | exo.outboundConnectors[hybrid].TlsDomain: mail.contoso.net | 450 4.4.317 Cannot connect to"
                    + " remote server [Message=SubjectMismatch Expected Subject: mail.contoso.net. Presented Subject:"
                    + " CN=mail.contoso.com. Thumbprint:",
                "TLS-32 | certificates+: {name: Private CA, kind: authority, trusted: false} & LEAF.issuedBy: Private"
                        + " CA | 450 4.4.317 Cannot connect to remote server [Message=UntrustedRoot]"
                        + " [LastAttemptedServerName=mail.contoso.com] [LastAttemptedIP=198.18.10.25:25]"
                        + " [SmtpSecurity=-1;-1]",
                "TLS-33 | LEAF.notAfter: 2026-03-01T00:00:00Z | 450 4.4.317 Cannot connect to remote server"
                        + " [Message=CertificateExpired]",
                "TLS-34 | DOOR.TlsCertificateName: \"<I>CN=Old CA<S>CN=mail.contoso.com\" | 450 4.4.317 Cannot connect"
                        + " to remote server [Message=451 5.7.3 STARTTLS is required to send mail]",
                "TLS-36 | exo.outboundConnectors[hybrid].SmartHosts: [gone.contoso.com] | 450 4.4.312 DNS query failed",
                "TLS-37 | exo.outboundConnectors[hybrid].SmartHosts: [198.18.10.99] | 450 4.4.316 Connection refused"
                        + " [Message=Socket error code 10061]",
                "TLS-38 | onprem.servers[EX01].stoppedServices: [MSExchangeTransport] | 451 4.7.0 Temporary server"
                        + " error. Please try again later. PRX5",
                "TLS-39 | DOOR.TlsDomainCapabilities: [] | Organization-AuthAs: Anonymous",
                "TLS-39 | DOOR.TlsDomainCapabilities: [\"mail.example:AcceptCloudServicesMail\"] |"
                        + " Organization-AuthAs: Anonymous",
                "TLS-39 | DOOR.TlsDomainCapabilities: [\"<I>CN=Old CA<S>CN=mail.protection.outlook.com:"
                        + "AcceptCloudServicesMail\"] | Organization-AuthAs: Anonymous",
            })
    void the_cloud_keeps_its_mail_or_loses_its_trust(String fact, String changes, String words, @TempDir Path folder)
            throws IOException {
        assertThat(seen(folder, changes, OUT)).as(fact).contains(words);
    }

    /** TLS-61: the signed zone's host leads to the same edge, with the same certificate. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"contoso-com.mail.protection.outlook.com", "contoso-com.a-v1.mx.microsoft"})
    void both_mx_hosts_of_a_domain_lead_to_one_edge(String host, @TempDir Path folder) throws IOException {
        var seen =
                seen(folder, "dns[contoso.com].MX: 0 " + host, "from: outsider@fabrikam.example, to: anna@contoso.com");
        assertThat(seen).as("TLS-61").contains(host + " A", "CN=mail.protection.outlook.com", "Organization-AuthAs");
    }
}
