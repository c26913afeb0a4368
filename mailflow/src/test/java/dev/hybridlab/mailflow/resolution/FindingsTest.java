package dev.hybridlab.mailflow.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.trace.SourceLine;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FindingsTest {
    /** The sample's hybrid section names contoso.net, so a sample without mistakes accepts it. */
    private static Sample right() {
        return Sample.classic()
                .add("exo", "acceptedDomains", "AcceptedDomain", "contoso.net", "DomainName", "contoso.net");
    }

    @Test
    void nothing_is_found_where_nothing_is_wrong() {
        assertThat(Findings.of(right().expanded())).isEmpty();
    }

    /** A rule with these pairs, the last of them the sentence and its remedy. */
    private static Arguments rule(String owner, String found, String mend, Object... pairs) {
        return one(found, mend, right().add(owner, "transportRules", "TransportRule", "R", pairs));
    }

    static Stream<Arguments> mistakes() {
        return Stream.concat(rules(), others());
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                rule("exo", "'R' does nothing", "give it an action", "FromScope", "InOrganization"),
                rule(
                        "exo",
                        "'R' has SetHeaderName without SetHeaderValue",
                        "give both or none",
                        "SetHeaderName",
                        "X-Rule"),
                rule(
                        "exo",
                        "'R' has ExceptIfHeaderContainsWords without ExceptIfHeaderContainsMessageHeader",
                        "give both or none",
                        "PrependSubject",
                        "x",
                        "ExceptIfHeaderContainsWords",
                        List.of("yes")),
                rule(
                        "onprem",
                        "'R' rejects with 5.1.1",
                        "5.7.900 to 5.7.999",
                        "RejectMessageEnhancedStatusCode",
                        "5.1.1"),
                rule(
                        "onprem",
                        "'R' routes to an outbound connector, which only Exchange Online has",
                        "AddressSpaces",
                        "RouteMessageOutboundConnector",
                        "Services"),
                rule(
                        "exo",
                        "'R' routes to 'Services', which is no outbound connector",
                        "there is",
                        "RouteMessageOutboundConnector",
                        "Services"),
                one(
                        "'mx.fabrikam.example' adds 'X-Signed', which is no name and value",
                        "X-Signed=yes",
                        right().set("", "internet", "mx.fabrikam.example", "addsHeader", List.of("X-Signed"))));
    }

    private static Stream<Arguments> others() {
        return Stream.of(
                one(
                        "'payroll@contoso.com' lets 11 applications in",
                        "an HVEAccount has at most 10 of them: make a second account",
                        right().add(
                                        "exo",
                                        "recipients",
                                        "MailUser",
                                        "payroll@contoso.com",
                                        "HVEAccount",
                                        true,
                                        "HVEAppAccess",
                                        List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"))),
                one(
                        "unknown certificate 'mail.contoso.co'",
                        "did you mean 'mail.contoso.com'?",
                        right().set("onprem", "servers", "EX01", "certificates", List.of("mail.contoso.co"))),
                one(
                        "unknown certificate 'mail.contoso.org'",
                        "did you mean 'mail.contoso.com'?",
                        right().set("", "hybrid", "Hybrid Configuration", "TlsCertificateName", "mail.contoso.org")),
                one(
                        "'mail.contoso.com' is issued by 'mx.fabrikam.example', which is no authority",
                        "kind: authority",
                        right().set("", "certificates", "mail.contoso.com", "issuedBy", "mx.fabrikam.example")),
                one(
                        "'Lab Public CA' is issued by authorities that it issued itself",
                        "leave issuedBy out",
                        right().set("", "certificates", "Lab Public CA", "issuedBy", "Lab Public CA")),
                one(
                        "the MX of odd.example is a preference (0 to 65535) and a host, not 'x mail.odd.example'",
                        "an MX is written 10 mail.contoso.com",
                        right().add("", "dns", "DnsRecord", "odd.example", "MX", "x mail.odd.example")),
                one(
                        "'mail..odd.example' is no domain name: labels have 1 to 63 octets",
                        "an MX is written",
                        right().add("", "dns", "DnsRecord", "odd.example", "MX", "mail..odd.example")),
                one(
                        "a TXT of 60001 characters does not fit into an answer: at most 60000",
                        "a TXT is any text",
                        right().add("", "dns", "DnsRecord", "odd.example", "TXT", "x".repeat(60_001))),
                one(
                        "'<b>.example' is no name of the DNS: letters, digits, '-', '_', '*' and dots",
                        "a TXT is any text, its owner is written contoso.com",
                        right().add("", "dns", "DnsRecord", "<b>.example", "TXT", "x")),
                one(
                        "'mail.<b>' is no name of the DNS: letters, digits, '-', '_', '*' and dots",
                        "an MX is written",
                        right().add("", "dns", "DnsRecord", "odd.example", "MX", "10 mail.<b>")),
                one(
                        "'a\u001b[0m' is no name of the DNS: letters, digits, '-', '_', '*' and dots",
                        "a CNAME is written mail.contoso.com",
                        right().add("", "dns", "DnsRecord", "odd.example", "CNAME", "a\u001b[0m")),
                one(
                        "'odd..example' is no domain name",
                        "an A is written",
                        right().add("", "dns", "DnsRecord", "odd..example", "A", "198.18.0.1")),
                one(
                        "'olga@fabrikm.example' is in no domain of 'mx.fabrikam.example'",
                        "did you mean 'fabrikam.example'?",
                        right().set(
                                        "",
                                        "internet",
                                        "mx.fabrikam.example",
                                        "mailboxes",
                                        List.of("olga@fabrikm.example"))),
                one(
                        "unknown server 'EX02'",
                        "did you mean 'EX01'?",
                        right().set("", "hybrid", "Hybrid Configuration", "SendingTransportServers", List.of("EX02"))),
                one(
                        "'mx.northwind.example' has the address 198.18.30.25 of 'mx.fabrikam.example'",
                        "of its own",
                        right().add("", "internet", "InternetHost", "mx.northwind.example", "address", "198.18.30.25")),
                one(
                        "'Internet' has SmartHosts although DNSRoutingEnabled is true",
                        "set DNSRoutingEnabled: false",
                        send("SmartHosts", List.of("relay.contoso.com"))),
                one(
                        "'Internet' has neither DNSRoutingEnabled nor SmartHosts",
                        "SmartHosts",
                        send("DNSRoutingEnabled", false)),
                one(
                        "'Internet' has TlsAuthLevel without RequireTLS",
                        "set RequireTLS: true",
                        send("TlsAuthLevel", "CertificateValidation")),
                one(
                        "'Internet' has a TlsDomain that nothing compares",
                        "DomainValidation",
                        send("TlsDomain", "x.example")),
                one("unknown server 'EX1'", "did you mean 'EX01'?", send("SourceTransportServers", List.of("EX1"))),
                one(
                        "'EX01\\Relay' has ExternalAuthoritative without ExchangeServers",
                        "add ExchangeServers",
                        right().add(
                                        "onprem",
                                        "receiveConnectors",
                                        "ReceiveConnector",
                                        "Relay",
                                        "Name",
                                        "Relay",
                                        "Server",
                                        "EX01",
                                        "AuthMechanism",
                                        List.of("Tls", "ExternalAuthoritative"))),
                one(
                        "'EX01\\Relay' has ExternalAuthoritative without Tls",
                        "[Tls, ExternalAuthoritative]",
                        right().add(
                                        "onprem",
                                        "receiveConnectors",
                                        "ReceiveConnector",
                                        "Relay",
                                        "Name",
                                        "Relay",
                                        "Server",
                                        "EX01",
                                        "PermissionGroups",
                                        List.of("ExchangeServers"),
                                        "AuthMechanism",
                                        List.of("ExternalAuthoritative"))),
                one( // EXO-ATTR-54, FLAG-24
                        "'In' has TreatMessagesAsInternal beside CloudServicesMailEnabled",
                        "to false",
                        right().add(
                                        "exo",
                                        "inboundConnectors",
                                        "InboundConnector",
                                        "In",
                                        "ConnectorType",
                                        "OnPremises",
                                        "TreatMessagesAsInternal",
                                        true,
                                        "CloudServicesMailEnabled",
                                        true)),
                one(
                        "'Out' is a Partner connector with AllAcceptedDomains",
                        "OnPremises",
                        right().add(
                                        "exo",
                                        "outboundConnectors",
                                        "OutboundConnector",
                                        "Out",
                                        "ConnectorType",
                                        "Partner",
                                        "AllAcceptedDomains",
                                        true)),
                one(
                        "a second Mailbox 'bert@contoso.com' in onprem.recipients",
                        "the first one is at sample.yaml:",
                        right().add("onprem", "recipients", "Mailbox", "bert@contoso.com")),
                one(
                        "'contoso.com' is an accepted domain of exo already",
                        "one tenant",
                        right().add(
                                        "otherTenants[n.onmicrosoft.com]",
                                        "acceptedDomains",
                                        "AcceptedDomain",
                                        "contoso.com",
                                        "DomainName",
                                        "contoso.com")),
                one(
                        "ExternalRelay exists on-premises only",
                        "InternalRelay",
                        right().set("exo", "acceptedDomains", "contoso.net", "DomainType", "ExternalRelay")),
                one(
                        "'contoso.net' is Default beside 'contoso.com'",
                        "Default: false",
                        right().set("exo", "acceptedDomains", "contoso.net", "Default", true)),
                one(
                        "the shared domain 'contoso.se' is no accepted domain of the tenant",
                        "did you mean 'contoso.net'?",
                        right().set("", "hybrid", "Hybrid Configuration", "Domains", List.of("contoso.se"))),
                one(
                        "'carla@contoso.org' is in no accepted domain of its side",
                        "add 'contoso.org' to acceptedDomains",
                        right().add("onprem", "recipients", "Mailbox", "carla@contoso.org")),
                one(
                        "'nobody@contoso.com' in Members of 'all@contoso.com' is no recipient of its side",
                        "MailContact",
                        right().add(
                                        "onprem",
                                        "recipients",
                                        "DistributionGroup",
                                        "all@contoso.com",
                                        "Members",
                                        List.of("bert@contoso.com", "nobody@contoso.com"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void each_mistake_is_found_once_and_says_how_to_mend_it(String found, String mend, Sample sample) {
        assertThat(Findings.of(sample.expanded())).singleElement().satisfies(finding -> {
            assertThat(finding.found()).startsWith(found);
            assertThat(finding.mend()).contains(mend);
        });
    }

    @Test
    void all_mistakes_come_at_once_each_with_its_line() {
        var found = Findings.of(right().add(
                        "onprem",
                        "sendConnectors",
                        "SendConnector",
                        "A",
                        "AddressSpaces",
                        List.of("SMTP:*;1"),
                        "DNSRoutingEnabled",
                        false)
                .add("onprem", "recipients", "Mailbox", "x@contoso.org")
                .expanded());

        assertThat(found)
                .extracting(finding -> finding.at().at().map(SourceLine::line).orElse(0))
                .containsExactly(14, 15);
    }

    @Test
    void a_certificate_that_is_not_installed_is_no_mistake_of_the_file() {
        var sample = right().add("", "certificates", "Certificate", "mail.contoso.net", "issuedBy", "Lab Public CA")
                .add(
                        "onprem",
                        "receiveConnectors",
                        "ReceiveConnector",
                        "Default Frontend EX01",
                        "Name",
                        "Default Frontend EX01",
                        "TlsCertificateName",
                        "mail.contoso.net")
                .add(
                        "onprem",
                        "sendConnectors",
                        "SendConnector",
                        "A",
                        "AddressSpaces",
                        List.of("SMTP:*;1"),
                        "TlsCertificateName",
                        "<I>CN=Nobody<S>CN=nothing");

        assertThat(Findings.of(sample.expanded())).isEmpty();
    }

    private static Sample send(String property, Object value) {
        return right().add(
                        "onprem",
                        "sendConnectors",
                        "SendConnector",
                        "Internet",
                        "AddressSpaces",
                        List.of("SMTP:*;1"),
                        property,
                        value);
    }

    private static Arguments one(String found, String mend, Sample sample) {
        return Arguments.of(found, mend, sample);
    }
}
