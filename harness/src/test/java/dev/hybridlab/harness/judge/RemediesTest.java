package dev.hybridlab.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.loop.LoopFinding;
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

class RemediesTest {
    private static final Reason BECAUSE = Reason.of("EXO-ATTR-03", "it does not fit");

    private static Configuration configuration() {
        var configuration = new Configuration("Two sides", new LinkedHashMap<>());
        configuration = add(configuration, "exo", "tenantSettings", "TenantSettings", "contoso.onmicrosoft.com");
        configuration = add(configuration, "exo", "acceptedDomains", "AcceptedDomain", "contoso.com");
        configuration = add(configuration, "exo", "acceptedDomains", "AcceptedDomain", "contoso.net");
        configuration = add(configuration, "exo", "inboundConnectors", "InboundConnector", "Inbound");
        configuration = add(configuration, "exo", "outboundConnectors", "OutboundConnector", "Outbound");
        configuration = add(configuration, "onprem", "acceptedDomains", "AcceptedDomain", "contoso.com");
        return add(configuration, "onprem", "sendConnectors", "SendConnector", "To the cloud");
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
        return new CertificateFacts(identity, List.of(name), start, start.plusSeconds(99_999_999), chain);
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
                "CERTIFICATE_NOT_MATCHED  | Inbound      | mail.other.org   | nothing",
                "CERTIFICATE_NOT_MATCHED  | Unknown      | mail.contoso.net | nothing",
                "SUBJECT_MISMATCH         | Outbound     | mail.contoso.net | Set-OutboundConnector \"Outbound\""
                        + " -TlsDomain mail.contoso.net",
                "SUBJECT_MISMATCH         | To the cloud | mail.contoso.net | Set-SendConnector \"To the cloud\""
                        + " -TlsDomain mail.contoso.net",
                "SUBJECT_MISMATCH         | Unknown      | mail.contoso.net | nothing",
                "UNTRUSTED_ROOT           | Outbound     | mail.contoso.net | nothing",
                "EXPIRED                  | Outbound     | mail.contoso.net | nothing",
                "CAPABILITY_NOT_MATCHED   | EX01\\Front  | mail.contoso.net | Set-ReceiveConnector \"EX01\\Front\""
                        + " -TlsDomainCapabilities mail.protection.outlook.com:AcceptCloudServicesMail",
            })
    void a_mismatch_has_the_one_line_that_mends_it_or_none(Kind kind, String connector, String shown, String line) {
        assertThat(remedies().of(mismatch(kind, connector, shown, Chain.TRUSTED)))
                .isEqualTo(Optional.ofNullable(line));
    }

    @Test
    void a_name_is_no_remedy_for_a_certificate_that_nobody_trusts() {
        assertThat(remedies().of(mismatch(Kind.SUBJECT_MISMATCH, "Outbound", "mail.contoso.net", Chain.UNTRUSTED_ROOT)))
                .isEmpty();
    }

    @Test
    void a_loop_between_two_relays_ends_where_one_of_them_knows_its_recipients() {
        var loop = new LoopFinding("m", "nobody@contoso.com", List.of(), 3, Optional.empty(), Optional.empty());
        assertThat(remedies().of(loop)).isEmpty();

        var relays = configuration();
        for (var owner : List.of("exo", "onprem")) {
            relays = relays.mapped(
                    new Section(owner, "acceptedDomains"),
                    each -> each.identity().equals("contoso.com")
                            ? each.with("DomainType", new Setting(Value.of("InternalRelay"), Origin.LAB))
                            : each);
        }
        assertThat(new Remedies(Topologies.of(relays)).of(loop))
                .hasValueSatisfying(line ->
                        assertThat(line).startsWith("Set-AcceptedDomain contoso.com -DomainType Authoritative"));
    }
}
