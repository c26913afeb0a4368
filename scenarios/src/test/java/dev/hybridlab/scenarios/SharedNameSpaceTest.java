package dev.hybridlab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shared name space, cell by cell: an unknown recipient of contoso.com by either MX, and how the domain is routed on. */
class SharedNameSpaceTest {
    private static final String AT_EOP = "topologies/classic-hybrid.yaml";
    private static final String ON_PREMISES = "topologies/mx-on-premises.yaml";
    private static final String BACK = "\n"
            + "  onprem.sendConnectors+: {Name: Unknown, AddressSpaces: [\"SMTP:contoso.com;1\"],"
            + " DNSRoutingEnabled: false, SmartHosts: [contoso-com.mail.protection.outlook.com], RequireTLS: true,"
            + " TlsAuthLevel: CertificateValidation, TlsCertificateName: mail.contoso.com, Fqdn: mail.contoso.com,"
            + " CloudServicesMailEnabled: true}";

    private static String seen(Path folder, String topology, String onPremises, String cloud, String send)
            throws IOException {
        var changes = "onprem.acceptedDomains[contoso.com].DomainType: " + onPremises
                + "\n  exo.acceptedDomains[contoso.com].DomainType: " + cloud
                + (onPremises.equals("InternalRelay") ? BACK : "");
        return Rehearsed.text(folder, topology, "", changes, send);
    }

    /** DOM-01, DOM-02, DOM-41 to DOM-44: DOM-42, DOM-43. */
    @ParameterizedTest(name = "{0}: on-premises {1}, EXO {2}, MX at {3}: {4}")
    @CsvSource({
        "DOM-41, Authoritative, Authoritative, EOP,         550 5.4.1 Recipient address rejected, exo",
        "DOM-41, Authoritative, Authoritative, on-premises, 550 5.1.10 RESOLVER.ADR.RecipientNotFound, EX01",
        "DOM-42, Authoritative, InternalRelay, EOP,         550 5.1.10 RESOLVER.ADR.RecipientNotFound, EX01",
        "DOM-42, Authoritative, InternalRelay, on-premises, 550 5.1.10 RESOLVER.ADR.RecipientNotFound, EX01",
        "DOM-43, InternalRelay, Authoritative, EOP,         550 5.4.1 Recipient address rejected, exo",
        "DOM-43, InternalRelay, Authoritative, on-premises, 550 5.1.10 RESOLVER.ADR.RecipientNotFound, exo",
        "DOM-44, InternalRelay, InternalRelay, EOP,         554 5.4.14 Hop count exceeded, exo",
        "DOM-44, InternalRelay, InternalRelay, on-premises, 554 5.4.6 Hop count exceeded, EX01",
    })
    void nobody_of_that_name(
            String fact, String onPremises, String cloud, String mx, String answer, String by, @TempDir Path folder)
            throws IOException {
        var topology = mx.equals("EOP") ? AT_EOP : ON_PREMISES;
        var seen = seen(folder, topology, onPremises, cloud, "from: outsider@fabrikam.example, to: nobody@contoso.com");
        assertThat(seen).as(fact).contains(answer);
        var loop = fact.equals("DOM-44");
        assertThat(seen.contains("LoopDetected")).as(fact).isEqualTo(loop);
        assertThat(seen.lines().filter(line -> line.contains(answer)))
                .as(fact)
                .anyMatch(line -> line.contains("host=" + by));
    }

    /** EXO-RCPT-11: a dynamic group is not synchronised; InternalRelay leads its mail on-premises. */
    @ParameterizedTest(name = "EXO {0}: {1}")
    @CsvSource({
        "Authoritative, 550 5.4.1 Recipient address rejected",
        "InternalRelay, 'recipient=bert@contoso.com, outcome=deliver'"
    })
    void a_dynamic_group_is_known_on_premises_only(String cloud, String seen, @TempDir Path folder) throws IOException {
        var changes = "exo.acceptedDomains[contoso.com].DomainType: " + cloud
                + "\n"
                + "  onprem.recipients+: {DynamicDistributionGroup: all@contoso.com, IncludedRecipients:"
                + " [MailboxUsers], RequireSenderAuthenticationEnabled: false}";
        assertThat(Rehearsed.text(folder, AT_EOP, "", changes, "from: outsider@fabrikam.example, to: all@contoso.com"))
                .contains(seen);
    }

    /** DOM-04, DOM-09: a subdomain belongs to the tenant if its parent says so. */
    @ParameterizedTest(name = "MatchSubDomains {0}: {1}")
    @CsvSource({"false, 550 5.4.1 Relay Access Denied", "true, outcome=relay"})
    void subdomains_are_accepted_with_their_parent(boolean match, String seen, @TempDir Path folder)
            throws IOException {
        var changes = "exo.acceptedDomains[contoso.com].DomainType: InternalRelay"
                + "\n  exo.acceptedDomains[contoso.com].MatchSubDomains: " + match;
        assertThat(Rehearsed.text(
                        folder,
                        AT_EOP,
                        "",
                        changes,
                        "from: outsider@fabrikam.example, to: x@sales.contoso.com, enter: {host: exo, from:"
                                + " 198.18.99.9}"))
                .contains(seen);
    }

    /** DOM-03: ExternalRelay is let in and led out, and its recipients are looked up nowhere. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "ExternalRelay, 'recipient=x@fabrikam.example, outcome=relay'",
        "Authoritative, 550 5.1.10 RESOLVER.ADR.RecipientNotFound",
    })
    void a_relayed_domain_leaves_again(String type, String seen, @TempDir Path folder) throws IOException {
        var changes = "onprem.acceptedDomains+: {DomainName: fabrikam.example, DomainType: " + type + "}";
        assertThat(Rehearsed.text(
                        folder,
                        ON_PREMISES,
                        "",
                        changes,
                        "from: outsider@fabrikam.example, to: x@fabrikam.example, enter: {host: EX01, from:"
                                + " 198.18.99.9}"))
                .contains(seen);
    }
}
