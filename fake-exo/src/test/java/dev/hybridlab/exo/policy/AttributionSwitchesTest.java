package dev.hybridlab.exo.policy;

import static dev.hybridlab.exo.policy.Tenants.CONTOSO;
import static dev.hybridlab.exo.policy.Tenants.NORTHWIND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.RecipientVerdict;
import dev.hybridlab.mailflow.trace.Considered;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where sources leave attribution open: what each switch of docs/facts/assumptions.md changes, and that a trace says so. */
final class AttributionSwitchesTest {
    private static final String OUTSIDE = "joe@fabrikam.example";

    private static Tenants switched(String name, String value) {
        return Tenants.two().assuming(name + "=" + value);
    }

    private static String connector(RecipientVerdict answer) {
        return answer.attribution().connector().orElse("-");
    }

    @ParameterizedTest(name = "{0}, from {1}: {2}")
    @CsvSource({
        "no-match, bert@contoso.com, -",
        "fall-back, bert@contoso.com, C",
        "fall-back, fred@fabrikam.example, -",
    })
    void a_certificate_whose_domain_is_not_accepted_may_leave_it_to_the_sender(
            String value, String sender, String connector) {
        var edge = switched("certificateDomainNotAccepted", value)
                .inbound(CONTOSO, "C", "TlsSenderCertificateName", "mail.contoso.com")
                .edge();
        var answer = edge.recipient(edge.peer("198.18.99.1", "mail.contoso.com"), sender, OUTSIDE);

        assertThat(connector(answer)).isEqualTo(connector);
        assertThat(answer.considered())
                .flatExtracting(each -> each.because().assumed())
                .contains("EXO-ATTR-06");
    }

    /** EXO-ATTR-19: whom two connectors claim alike is nobody's, and may not relay. */
    @Test
    void equally_exact_connectors_contradict() {
        var edge = switched("attributionTie", "refused")
                .inbound(CONTOSO, "A", "TlsSenderCertificateName", "*.contoso.com")
                .inbound(CONTOSO, "B", "TlsSenderCertificateName", "*.contoso.com")
                .inbound(CONTOSO, "C", "TlsSenderCertificateName", "*.fabrikam.example")
                .edge();
        var answer = edge.recipient(edge.peer("198.18.99.1", "mail.contoso.com"), "bert@contoso.com", OUTSIDE);

        assertThat(answer.verdict().reply().toString()).startsWith("550 5.7.64");
        assertThat(answer.considered())
                .noneMatch(each -> each.chosen())
                .extracting(each -> each.because().assumed().contains("EXO-ATTR-19"))
                .containsExactly(true, true, false);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"lowest-connector-name, A", "newest-connector, B"})
    void equally_exact_connectors(String value, String winner) {
        var edge = switched("attributionTie", value)
                .inbound(CONTOSO, "A", "TlsSenderCertificateName", "*.contoso.com")
                .inbound(CONTOSO, "B", "TlsSenderCertificateName", "*.contoso.com")
                .edge();
        var answer = edge.recipient(edge.peer("198.18.99.1", "mail.contoso.com"), "bert@contoso.com", OUTSIDE);

        assertThat(connector(answer)).isEqualTo(winner);
        assertThat(answer.considered())
                .filteredOn(each -> !each.chosen())
                .extracting(each -> each.because().fact())
                .containsExactly("EXO-ATTR-19");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"'5.7.64,5.7.51,5.7.68', 550 5.7.51", "'5.7.64,5.7.68,5.7.51', 550 5.7.68"})
    void direct_send_behind_a_lock_down(String value, String reply) {
        var edge = switched("attributionRefusalRank", value)
                .inbound(
                        CONTOSO,
                        "Only the gateway",
                        "ConnectorType",
                        "Partner",
                        "RestrictDomainsToIPAddresses",
                        true,
                        "SenderIPAddresses",
                        List.of("198.18.40.25"))
                .add(CONTOSO, "organizationConfig", "OrganizationConfig", "Organization", "RejectDirectSend", true)
                .edge();
        var answer = edge.recipient(edge.peer("198.18.99.1", "none"), "bert@contoso.com", "anna@contoso.com");

        assertThat(answer.verdict().reply().toString()).startsWith(reply);
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "no-effect-on-attribution, plain, 250 2.1.5",
        "refuse, plain, 451 5.7.3",
        "refuse, none, 250 2.1.5",
    })
    void plain_mail_over_an_OnPremises_connector_that_wants_TLS(String value, String certificate, String reply) {
        var edge = switched("requireTlsOnPremisesConnector", value)
                .inbound(CONTOSO, "C", "SenderIPAddresses", List.of("198.18.10.25"), "RequireTls", true)
                .edge();
        var answer = edge.recipient(edge.peer("198.18.10.25", certificate), "bert@contoso.com", OUTSIDE);

        assertThat(answer.verdict().reply().toString()).startsWith(reply);
    }

    @ParameterizedTest(name = "{0}, from {1}: {2}")
    @CsvSource({
        "no-effect-on-attribution, fred@fabrikam.example, C",
        "narrow, fred@fabrikam.example, -",
        "narrow, bert@contoso.com, C",
        "narrow, <>, -",
    })
    void SenderDomains_of_an_OnPremises_connector(String value, String sender, String connector) {
        var edge = switched("senderDomainsOnPremisesConnector", value)
                .inbound(
                        CONTOSO,
                        "C",
                        "TlsSenderCertificateName",
                        "*.contoso.com",
                        "SenderDomains",
                        List.of("contoso.com"))
                .edge();
        var answer = edge.recipient(edge.peer("198.18.99.1", "mail.contoso.com"), sender, OUTSIDE);

        assertThat(connector(answer)).isEqualTo(connector);
    }

    /** EXO-ATTR-61. */
    @ParameterizedTest(name = "{0}, for {1}, {2} from {3}: {4}")
    @CsvSource({
        "narrow, contoso.com, mail.contoso.com, bert@contoso.com, C",
        "narrow, relay.example, mail.contoso.com, bert@contoso.com, -",
        "no-effect, relay.example, mail.contoso.com, bert@contoso.com, C",
        "narrow, relay.example, none, app@relay.example, C",
        "narrow, relay.example, none, bert@contoso.com, -",
        "no-effect, relay.example, none, bert@contoso.com, C",
    })
    void AssociatedAcceptedDomains_narrow_an_OnPremises_connector(
            String value, String associated, String certificate, String sender, String connector) {
        var edge = switched("associatedAcceptedDomains", value)
                .accepts(CONTOSO, "relay.example")
                .inbound(
                        CONTOSO,
                        "C",
                        "TlsSenderCertificateName",
                        "*.contoso.com",
                        "SenderIPAddresses",
                        List.of("198.18.10.25"),
                        "AssociatedAcceptedDomains",
                        List.of(associated))
                .edge();
        var answer = edge.recipient(edge.peer("198.18.10.25", certificate), sender, OUTSIDE);

        assertThat(connector(answer)).isEqualTo(connector);
    }

    /** EXO-ATTR-55. */
    @ParameterizedTest(name = "{0}, trusts {1}, from {2}: {3}")
    @CsvSource({
        "by-address, northwind.onmicrosoft.com, nora@northwind.example, C",
        "by-address, northwind.example, nora@northwind.example, C",
        "by-address, fabrikam.example, nora@northwind.example, -",
        "by-address, northwind.example, fred@fabrikam.example, -",
        "by-address, northwind.example, <>, -",
        "no-effect, northwind.example, nora@northwind.example, -",
    })
    void mail_of_a_trusted_organization_passes(String value, String trusted, String sender, String connector) {
        var edge = switched("trustedOrganizations", value)
                .inbound(
                        CONTOSO,
                        "C",
                        "SenderIPAddresses",
                        List.of("198.18.10.25"),
                        "TrustedOrganizations",
                        List.of(trusted))
                .edge();
        var answer = edge.recipient(edge.peer("198.18.10.25", "none"), sender, OUTSIDE);

        assertThat(connector(answer)).isEqualTo(connector);
        assertThat(answer.considered()).extracting(Considered::candidate).containsExactly("C");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        // region and directory of the other tenant, sender -> reply
        "NAM, available, fred@fabrikam.example, 250 2.1.5",
        "EUR, available, fred@fabrikam.example, 451 4.4.62 Mail sent to the wrong Office 365 region. ATTR35",
        "NAM, unavailable, fred@fabrikam.example, 451 4.4.4 Temporary server error. Please try again later ATTR5",
    })
    void a_tenant_of_another_region_or_without_a_directory(
            String region, String directory, String sender, String reply) {
        var edge = Tenants.two()
                .add(
                        "otherTenants[far.onmicrosoft.com]",
                        "tenantSettings",
                        "TenantSettings",
                        "far.onmicrosoft.com",
                        "region",
                        region,
                        "directory",
                        directory)
                .accepts("otherTenants[far.onmicrosoft.com]", "far.example", "DomainType", "InternalRelay")
                .inbound(CONTOSO, "C", "TlsSenderCertificateName", "*.contoso.com")
                .edge();

        assertThat(edge.recipient(edge.peer("198.18.99.1", "none"), sender, "x@far.example")
                        .verdict()
                        .reply()
                        .toString())
                .startsWith(reply);
        assertThat(edge.recipient(edge.peer("198.18.99.1", "mail.contoso.com"), "bert@contoso.com", "x@far.example")
                        .verdict()
                        .reply()
                        .toString())
                .as("Originating mail may go anywhere")
                .startsWith("250 2.1.5");
        assertThat(NORTHWIND).isNotEmpty();
    }
}
