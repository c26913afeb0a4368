package dev.hybridlab.mailflow.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the wizard checks and what else is worth a warning, one mistake each. */
class WarningsTest {
    private static final String GUID =
            HybridWizard.organizationGuid(Sample.classic().expanded(), "onprem");
    private static final String HYBRID = "Outbound to Office 365 - " + GUID;

    /**
     * @param fact that the warning cites
     * @param says a part of it
     */
    record Case(String fact, String says, UnaryOperator<Sample> mistake) {
        @Override
        public String toString() {
            return fact + ": " + says;
        }
    }

    private static Sample send(Sample sample, String name, String... spaces) {
        return sample.add(
                "onprem",
                "sendConnectors",
                "SendConnector",
                name,
                "AddressSpaces",
                List.of(spaces),
                "SourceTransportServers",
                List.of("EX01"));
    }

    private static Sample certificate(Sample sample, String property, Object value) {
        return sample.set("", "certificates", "mail.contoso.com", property, value);
    }

    private static Sample edge(String certificate) {
        return Sample.classic()
                .add("onprem", "servers", "Server", "EDGE01", "Fqdn", "edge01.contoso.com", "role", "Edge")
                .add(
                        "onprem",
                        "sendConnectors",
                        "SendConnector",
                        "Edge to partner",
                        "AddressSpaces",
                        List.of("SMTP:partner.example;1"),
                        "TlsCertificateName",
                        certificate,
                        "SourceTransportServers",
                        List.of("EDGE01"));
    }

    private static Stream<Case> onPremises() {
        return Stream.of(
                new Case(
                        "HYB-21",
                        "HCW8010: 'EX01\\Default Frontend EX01' has no IPv6 binding",
                        sample -> sample.add(
                                "onprem",
                                "receiveConnectors",
                                "ReceiveConnector",
                                "Default Frontend EX01",
                                "Bindings",
                                List.of("0.0.0.0:25"))),
                new Case(
                        "HYB-22",
                        "HCW8011: '" + HYBRID + "' takes contoso.mail.onmicrosoft.com beside 'Old hybrid'",
                        sample -> send(sample, "Old hybrid", "smtp:contoso.mail.onmicrosoft.com;5")),
                new Case(
                        "HYB-23",
                        "HCW8039: '" + HYBRID + "' has 2 address spaces",
                        sample -> send(sample, HYBRID, "smtp:contoso.mail.onmicrosoft.com;1", "smtp:contoso.net;1")),
                new Case("HYB-24", "has no private key", sample -> certificate(sample, "privateKey", false)),
                new Case(
                        "HYB-24", "is not enabled for SMTP", sample -> certificate(sample, "services", List.of("IIS"))),
                new Case(
                        "HYB-24",
                        "is of no public authority",
                        sample -> sample.set("", "certificates", "Lab Public CA", "trusted", false)),
                new Case(
                        "HYB-24",
                        "is not installed on EX01",
                        sample -> sample.set("onprem", "servers", "EX01", "certificates", List.of())),
                new Case(
                        "HYB-25",
                        "'Gateway' takes contoso.mail.onmicrosoft.com more specifically",
                        sample -> send(send(sample, HYBRID, "SMTP:*;1"), "Gateway", "SMTP:*.mail.onmicrosoft.com;1")),
                new Case(
                        "ONP-RECV-21",
                        "has 1301 RemoteIPRanges",
                        sample -> sample.add(
                                "onprem",
                                "receiveConnectors",
                                "ReceiveConnector",
                                "EX01\\Many",
                                "RemoteIPRanges",
                                IntStream.rangeClosed(0, 1300)
                                        .mapToObj(each -> "10.0." + each / 256 + "." + each % 256)
                                        .toList())),
                new Case("HYB-31", "has 300 characters", sample -> edge("<I>CN=A<S>CN=" + "x".repeat(287))));
    }

    private static Stream<Case> cloud() {
        return Stream.of(
                new Case(
                        "HYB-25",
                        "recognises nobody: contoso.net is no accepted domain",
                        sample -> inbound(sample, "*.contoso.net")),
                new Case(
                        "HYB-25",
                        "recognises nobody: mail.contoso.com is no accepted domain",
                        sample -> inbound(sample, "mail.contoso.com")),
                new Case(
                        "HYB-25",
                        "centralized transport, and RecipientDomains is not *",
                        sample -> sample.add(
                                "exo",
                                "outboundConnectors",
                                "OutboundConnector",
                                "Outbound to " + GUID,
                                "RouteAllMessagesViaOnPremises",
                                true)),
                new Case(
                        "HYB-25",
                        "takes every domain and follows MX",
                        sample -> sample.add(
                                "exo",
                                "outboundConnectors",
                                "OutboundConnector",
                                "All by MX",
                                "ConnectorType",
                                "OnPremises",
                                "RecipientDomains",
                                List.of("*"))),
                new Case(
                        "HYB-25",
                        "InternalRelay on both sides",
                        sample -> sample.set("onprem", "acceptedDomains", "contoso.com", "DomainType", "InternalRelay")
                                .set("exo", "acceptedDomains", "contoso.com", "DomainType", "InternalRelay")),
                new Case(
                        "HYB-25",
                        "is not in the routing domain",
                        sample -> sample.add(
                                "onprem",
                                "recipients",
                                "RemoteMailbox",
                                "dora@contoso.com",
                                "RemoteRoutingAddress",
                                "dora@contoso.onmicrosoft.com")));
    }

    private static Sample signing(String first, String second) {
        return Sample.classic()
                .add("exo", "dkimSigningConfigs", "DkimSigningConfig", "contoso.com", "Enabled", true)
                .add("", "dns", "DnsRecord", "selector1._domainkey.contoso.com", "CNAME", List.of(first))
                .add("", "dns", "DnsRecord", "selector2._domainkey.contoso.com", "CNAME", List.of(second));
    }

    /** DOMA-03. */
    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "selector1-contoso-com._domainkey.contoso.onmicrosoft.com,"
                + " selector2-contoso-com._domainkey.contoso.onmicrosoft.com, ''",
        "selector1-contoso-com._domainkey.contoso.n-v1.dkim.mail.microsoft,"
                + " selector2-contoso-com._domainkey.contoso.onmicrosoft.com, ''",
        "selector1-contoso-com._domainkey.contoso.onmicrosoft.com, selector2._domainkey.contoso.onmicrosoft.com,"
                + " selector2._domainkey.contoso.com does not lead to its key",
        "selector2-contoso-onmicrosoft-com._domainkey.contoso.onmicrosoft.com,"
                + " selector2-contoso-com._domainkey.contoso.onmicrosoft.com,"
                + " selector1._domainkey.contoso.com leads to another key",
    })
    void selectors_of_a_domain_that_signs_lead_to_their_keys(String first, String second, String says) {
        var found = Warnings.of(signing(first, second).expanded());

        assertThat(found)
                .extracting(Finding::found)
                .allSatisfy(text -> assertThat(text)
                        .startsWith("DOMA-03: 'contoso.com' is signed, and ")
                        .endsWith(says));
        assertThat(found).hasSize(says.isEmpty() ? 0 : 1);
    }

    /** The section of a topology, and the line of a scenario's change: neither form does in the other file. */
    @Test
    void a_selector_without_its_record_is_told_how_to_write_it_in_both_kinds_of_file() {
        var found = Warnings.of(Sample.classic()
                .add("exo", "dkimSigningConfigs", "DkimSigningConfig", "contoso.com", "Enabled", true)
                .expanded());

        assertThat(found)
                .extracting(Finding::mend)
                .contains("write dns: {selector1._domainkey.contoso.com: {CNAME:"
                        + " selector1-contoso-com._domainkey.contoso.onmicrosoft.com}}; in a scenario's change dns+:"
                        + " {name: selector1._domainkey.contoso.com, CNAME:"
                        + " selector1-contoso-com._domainkey.contoso.onmicrosoft.com}");
    }

    private static Sample inbound(Sample sample, String name) {
        return sample.add(
                "exo",
                "inboundConnectors",
                "InboundConnector",
                "Inbound from " + GUID,
                "TlsSenderCertificateName",
                name);
    }

    private static Stream<Case> cases() {
        return Stream.concat(onPremises(), cloud());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void each_mistake_is_told_once_at_a_line_with_its_fact(Case one) {
        var warnings = Warnings.of(one.mistake().apply(Sample.classic()).expanded());

        assertThat(warnings).singleElement().satisfies(warning -> {
            assertThat(warning.found()).startsWith(one.fact() + ": ").contains(one.says());
            assertThat(warning.mend()).isNotBlank();
        });
    }

    @Test
    void what_the_wizard_writes_gives_none() {
        assertThat(Warnings.of(Sample.classic().expanded())).isEmpty();
        assertThat(Warnings.of(edge("<I>CN=A<S>CN=" + "x".repeat(200)).expanded()))
                .isEmpty();
    }

    /** AUTH-64: each tenant has its own twenty. */
    @ParameterizedTest(name = "{0} in one tenant, {1} in another: {2}")
    @CsvSource({
        "20, 0, ''",
        "20, 20, ''",
        "21, 0, hve21@contoso.com of 21",
        "22, 0, hve21@contoso.com of 22",
        "20, 21, hve21@northwind.example of 21",
    })
    void a_tenant_has_twenty_accounts_for_high_volume_email(int here, int there, String told) {
        var sample = Sample.classic();
        for (var each = 1; each <= here; each++) {
            sample = sample.add("exo", "recipients", "MailUser", "hve" + each + "@contoso.com", "HVEAccount", true);
        }
        for (var each = 1; each <= there; each++) {
            sample = sample.add(
                    "otherTenants[northwind.onmicrosoft.com]",
                    "recipients",
                    "MailUser",
                    "hve" + each + "@northwind.example",
                    "HVEAccount",
                    true);
        }
        sample = sample.add("exo", "recipients", "MailUser", "plain@contoso.com", "HVEAccount", false);

        var found = Warnings.of(sample.expanded()).stream()
                .map(Finding::found)
                .filter(each -> each.startsWith("AUTH-64"))
                .toList();

        assertThat(found).hasSize(told.isEmpty() ? 0 : 1);
        assertThat(found)
                .allSatisfy(
                        each -> assertThat(each.replace("' is one of ", " of ")).contains(told));
    }
}
