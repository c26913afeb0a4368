package dev.hybridlab.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.outcome.Mismatch;
import dev.hybridlab.mailflow.outcome.Mismatch.Kind;
import dev.hybridlab.mailflow.resolution.Topologies;
import dev.hybridlab.mailflow.trace.CertificateFacts;
import dev.hybridlab.mailflow.trace.CertificateFacts.Chain;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.TlsFacts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RemediesTest {
    private static final Reason BECAUSE = Reason.of("EXO-ATTR-03", "it does not fit");

    private static Configuration configuration() {
        var configuration = new Configuration("Two sides", new LinkedHashMap<>());
        configuration = add(configuration, "exo", "tenantSettings", "TenantSettings", "contoso.onmicrosoft.com");
        configuration = add(configuration, "exo", "acceptedDomains", "AcceptedDomain", "contoso.com");
        configuration = add(configuration, "exo", "acceptedDomains", "AcceptedDomain", "contoso.net");
        configuration = add(configuration, "exo", "inboundConnectors", "InboundConnector", "Inbound")
                .mapped(
                        new Section("exo", "inboundConnectors"),
                        each -> each.with("TlsSenderCertificateName", text("*.contoso.com")));
        configuration = add(configuration, "onprem", "servers", "Server", "EX01")
                .mapped(
                        new Section("onprem", "servers"),
                        each -> each.with("Name", text("EX01"))
                                .with("Fqdn", text("ex01.corp.contoso.com"))
                                .with("address", new Setting(Value.of(List.of("198.18.10.25")), Origin.LAB)));
        configuration = add(configuration, "exo", "outboundConnectors", "OutboundConnector", "Outbound");
        configuration = add(configuration, "onprem", "acceptedDomains", "AcceptedDomain", "contoso.com");
        return add(configuration, "onprem", "sendConnectors", "SendConnector", "To the cloud");
    }

    private static Setting text(String text) {
        return new Setting(Value.of(text), Origin.LAB);
    }

    private static Configuration add(Configuration before, String owner, String section, String type, String name) {
        return before.plus(
                new Section(owner, section), new ConfigObject(type, name, new LinkedHashMap<>(), Origin.LAB));
    }

    private static Remedies remedies() {
        return new Remedies(Topologies.of(configuration()));
    }

    private static CertificateFacts certificate(String name, Chain chain) {
        var identity = new CertificateFacts.Identity(Optional.of(name), "CN=" + name, "CN=CA", "01", "02");
        var start = Instant.parse("2026-01-01T00:00:00Z");
        return new CertificateFacts(identity, List.of(name), start, start.plusSeconds(99_999_999), chain, true);
    }

    private static Mismatch mismatch(Kind kind, String connector, String name, Chain chain) {
        var shown = new TlsFacts("TLS1_3", "X", certificate(name, chain), Optional.of(certificate(name, chain)));
        return new Mismatch(
                "m", kind, Optional.of(connector), new Mismatch.Parties("EX01", "exo"), Optional.of(shown), BECAUSE);
    }

    @ParameterizedTest(name = "{0} at {1}, {2} shown: {3}")
    @CsvSource(
            delimiter = '|',
            nullValues = "nothing",
            value = {
                "CERTIFICATE_NOT_MATCHED  | Inbound      | mail.contoso.net | Set-InboundConnector \"Inbound\""
                        + " -TlsSenderCertificateName *.contoso.net",
                "CERTIFICATE_NOT_ACCEPTED | Inbound      | mail.contoso.com | Set-InboundConnector \"Inbound\""
                        + " -TlsSenderCertificateName *.contoso.com",
                "CERTIFICATE_NOT_MATCHED  | Inbound      | contoso.com      | Set-InboundConnector \"Inbound\""
                        + " -TlsSenderCertificateName contoso.com",
                "CERTIFICATE_NOT_MATCHED  | Inbound      | mail.other.org   | Set-SendConnector <the one to Exchange"
                        + " Online> -TlsCertificateName \"<I>issuer<S>subject of a certificate for *.contoso.com\"",
                "CERTIFICATE_NOT_MATCHED  | Unknown      | mail.contoso.net | nothing",
                "SUBJECT_MISMATCH         | Outbound     | mail.contoso.net | Set-OutboundConnector \"Outbound\""
                        + " -TlsDomain mail.contoso.net",
                "SUBJECT_MISMATCH         | To the cloud | mail.contoso.net | Set-SendConnector \"To the cloud\""
                        + " -TlsDomain mail.contoso.net",
                "SUBJECT_MISMATCH         | Unknown      | mail.contoso.net | nothing",
                "CAPABILITY_NOT_MATCHED   | EX01\\Front  | mail.contoso.net | Set-ReceiveConnector \"EX01\\Front\""
                        + " -TlsDomainCapabilities mail.protection.outlook.com:AcceptCloudServicesMail",
            })
    void a_mismatch_has_the_one_line_that_mends_it_or_none(Kind kind, String connector, String shown, String line) {
        assertThat(remedies().of(mismatch(kind, connector, shown, Chain.TRUSTED)))
                .isEqualTo(Optional.ofNullable(line));
    }

    /** On-premises asks the cloud or is asked: EX01 is our own server, mx.partner.example is not. */
    @ParameterizedTest(name = "{0}, chain {1}, {2} to {3}")
    @CsvSource(
            delimiter = '~',
            value = {
                "EXPIRED ~ TRUSTED ~ exo ~ EX01 ~ Get-ExchangeCertificate -Server EX01 -Thumbprint 02 |"
                        + " New-ExchangeCertificate -GenerateRequest; then Import-ExchangeCertificate -Server EX01 and"
                        + " Enable-ExchangeCertificate -Server EX01 -Services SMTP",
                "CERTIFICATE_EXPIRED ~ TRUSTED ~ EX01 ~ exo ~ Get-ExchangeCertificate -Server EX01 -Thumbprint 02 |"
                        + " New-ExchangeCertificate -GenerateRequest; then Import-ExchangeCertificate -Server EX01 and"
                        + " Enable-ExchangeCertificate -Server EX01 -Services SMTP",
                "SELF_SIGNED ~ SELF_SIGNED ~ exo ~ EX01 ~ Import-ExchangeCertificate -Server EX01 with a certificate"
                        + " for mail.contoso.com of a public authority; then Enable-ExchangeCertificate -Server EX01"
                        + " -Services SMTP",
                "CERTIFICATE_NOT_TRUSTED ~ UNTRUSTED_ROOT ~ EX01 ~ exo ~ Import-ExchangeCertificate -Server EX01 with"
                        + " a certificate for mail.contoso.com of a public authority; then Enable-ExchangeCertificate"
                        + " -Server EX01 -Services SMTP",
                "MISSING_INTERMEDIATE ~ MISSING_INTERMEDIATE ~ exo ~ EX01 ~ Import-Certificate -FilePath <the"
                        + " authority's intermediate>.cer -CertStoreLocation Cert:\\LocalMachine\\CA (on EX01)",
                "CERTIFICATE_NOT_TRUSTED ~ MISSING_INTERMEDIATE ~ EX01 ~ exo ~ Import-Certificate -FilePath <the"
                        + " authority's intermediate>.cer -CertStoreLocation Cert:\\LocalMachine\\CA (on EX01)",
                "UNTRUSTED_ROOT ~ UNTRUSTED_ROOT ~ EX01 ~ exo ~ Import-Certificate -FilePath <its root>.cer"
                        + " -CertStoreLocation Cert:\\LocalMachine\\Root (on EX01)",
                "UNTRUSTED_ROOT ~ UNTRUSTED_ROOT ~ exo ~ mx.partner.example ~ Set-OutboundConnector \"Outbound\""
                    + " -TlsSettings EncryptionOnly (encrypts and checks nothing, until that server's operator mends"
                    + " it)",
                "NO_START_TLS ~ TRUSTED ~ exo ~ EX01 ~ Enable-ExchangeCertificate -Server EX01 -Thumbprint <of the"
                        + " certificate for ex01.corp.contoso.com> -Services SMTP",
                "NO_START_TLS ~ TRUSTED ~ exo ~ mx.partner.example ~ Set-OutboundConnector \"Outbound\" -TlsSettings"
                        + " $null (sends in clear where no TLS is offered, until that server's operator mends it)",
            })
    void a_certificate_that_is_wrong_in_itself_is_mended_where_it_is_installed(
            Kind kind, Chain chain, String from, String to, String line) {
        var facts = certificate("mail.contoso.com", chain);
        var shown = new TlsFacts("TLS1_3", "X", facts, Optional.of(facts));
        var parties = new Mismatch.Parties(from, to);

        assertThat(remedies()
                        .of(new Mismatch("m", kind, Optional.of("Outbound"), parties, Optional.of(shown), BECAUSE)))
                .contains(line);
    }

    @Test
    void the_cloud_itself_has_no_other_certificate_to_show() {
        var stranger = mismatch(Kind.CERTIFICATE_NOT_MATCHED, "Inbound", "mail.protection.outlook.com", Chain.TRUSTED);
        var parties = new Mismatch.Parties("exo", "exo");

        assertThat(remedies()
                        .of(new Mismatch(
                                "m", stranger.kind(), stranger.connector(), parties, stranger.shown(), BECAUSE)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void every_kind_has_a_remedy(Kind kind) {
        var connector = kind.toString().startsWith("Certificate") ? "Inbound" : "Outbound";

        assertThat(remedies().of(mismatch(kind, connector, "mail.contoso.com", Chain.TRUSTED)))
                .isPresent();
    }

    @Test
    void a_name_is_no_remedy_for_a_certificate_that_nobody_trusts() {
        assertThat(remedies().of(mismatch(Kind.SUBJECT_MISMATCH, "Outbound", "mail.contoso.net", Chain.UNTRUSTED_ROOT)))
                .isEmpty();
    }
}
