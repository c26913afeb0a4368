package dev.hybridlab.harness.testkit;

import static dev.hybridlab.harness.testkit.Topologies.topology;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hybridlab.harness.run.ProblemsFound;
import dev.hybridlab.harness.scenario.LoadedTopology;
import dev.hybridlab.harness.scenario.yaml.Problem;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A topology in Java means what the same topology in a file means. */
class TopologyBuilderTest {
    private static LoadedTopology classicHybrid() {
        return topology("Classic hybrid, MX at Exchange Online, Internet mail leaves through Exchange Online")
                .authority("Lab Public CA")
                .certificate(
                        "mail.contoso.com",
                        certificate -> certificate
                                .set("issuedBy", "Lab Public CA")
                                .set("names", "mail.contoso.com", "autodiscover.contoso.com"))
                .certificate(
                        "mail.contoso.net",
                        certificate ->
                                certificate.set("issuedBy", "Lab Public CA").set("names", "mail.contoso.net"))
                .hybrid(wizard -> wizard.set("Domains", "contoso.com")
                        .set("OnPremisesSmartHost", "mail.contoso.com")
                        .set("TlsCertificateName", "mail.contoso.com")
                        .set("SendingTransportServers", "EX01")
                        .set("ReceivingTransportServers", "EX01"))
                .onprem(contoso -> contoso.server(
                                "EX01",
                                server -> server.set("Fqdn", "ex01.corp.contoso.com")
                                        .set("address", "198.18.10.25")
                                        .set("certificates", "mail.contoso.com"))
                        .acceptedDomain("contoso.com", domain -> domain.set("Default", true))
                        .acceptedDomain("contoso.net")
                        .sendConnector(
                                "Internet via Exchange Online",
                                connector -> connector
                                        .set("AddressSpaces", "SMTP:*;1")
                                        .set("DNSRoutingEnabled", false)
                                        .set("SmartHosts", List.of("contoso-com.mail.protection.outlook.com"))
                                        .set("RequireTLS", true)
                                        .set("TlsAuthLevel", "CertificateValidation")
                                        .set("TlsCertificateName", "mail.contoso.com")
                                        .set("Fqdn", "mail.contoso.com")
                                        .set("CloudServicesMailEnabled", true))
                        .mailbox("bert@contoso.com")
                        .mailbox("carla@contoso.com"))
                .exo(
                        "contoso.onmicrosoft.com",
                        tenant -> tenant.acceptedDomain("contoso.com", domain -> domain.set("Default", true))
                                .acceptedDomain("contoso.net")
                                .mailbox("anna@contoso.com")
                                .mailbox("dora@contoso.com"))
                .set("directorySync", true)
                .otherTenant(
                        "northwind.onmicrosoft.com",
                        tenant -> tenant.acceptedDomain("northwind.example", domain -> domain.set("Default", true))
                                .mailbox("nora@northwind.example"))
                .internet(
                        "mx.fabrikam.example",
                        host -> host.set("address", "198.18.30.25")
                                .set("domains", "fabrikam.example")
                                .set("mailboxes", "outsider@fabrikam.example")
                                .set("software", "james"))
                .dns(
                        "contoso.com",
                        records -> records.set("MX", "0 contoso-com.mail.protection.outlook.com")
                                .set("TXT", "v=spf1 ip4:198.18.10.25 include:spf.protection.outlook.com -all"))
                .dns("mail.contoso.com", records -> records.set("A", "198.18.10.25"))
                .dns(
                        "northwind.example",
                        records -> records.set("MX", "0 northwind-example.mail.protection.outlook.com")
                                .set("TXT", "v=spf1 include:spf.protection.outlook.com -all"))
                .dns(
                        "fabrikam.example",
                        records -> records.set("MX", "10 mx.fabrikam.example").set("TXT", "v=spf1 mx -all"))
                .build();
    }

    @Test
    void classic_hybrid_in_java_is_classic_hybrid_in_its_file() {
        assertThat(values(classicHybrid().expanded()))
                .isEqualTo(values(Topologies.classicHybrid().expanded()));
    }

    /** What is configured, without who configured it. */
    private static Map<Section, List<String>> values(Configuration configuration) {
        return configuration.sections().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(TopologyBuilderTest::values)
                                .toList()));
    }

    private static String values(ConfigObject object) {
        var settings = object.settings().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().value())
                .sorted()
                .toList();
        return object.type() + " " + object.identity() + " " + object.origin().kind() + settings;
    }

    @Test
    void each_named_object_of_a_side_stands_in_its_section() {
        var built = topology("One of each")
                .onprem(side -> side.server(
                                "EX01",
                                server -> server.set("Fqdn", "ex01.contoso.com").set("address", "198.18.10.25"))
                        .acceptedDomain("contoso.com", domain -> domain.set("Default", true))
                        .remoteDomain("Fabrikam", domain -> domain.set("DomainName", "fabrikam.example"))
                        .receiveConnector(
                                "Applications",
                                connector -> connector.set("Server", "EX01").set("PermissionGroups", "AnonymousUsers"))
                        .transportRule("Mark", rule -> rule.set("PrependSubject", "[rule] "))
                        .mailbox("bert@contoso.com")
                        .mailUser("max@contoso.com", user -> user.set("ExternalEmailAddress", "max@fabrikam.example"))
                        .remoteMailbox(
                                "emil@contoso.com",
                                user -> user.set("RemoteRoutingAddress", "emil@contoso.mail.onmicrosoft.com"))
                        .distributionGroup("all@contoso.com", group -> group.set("Members", "bert@contoso.com"))
                        .one("transportConfig", settings -> settings.set("MaxSendSize", "5 MB")))
                .exo(
                        "contoso.onmicrosoft.com",
                        tenant -> tenant.inboundConnector(
                                        "Scanner",
                                        connector -> connector
                                                .set("ConnectorType", "OnPremises")
                                                .set("SenderDomains", "*")
                                                .set("SenderIPAddresses", "203.0.113.9"))
                                .outboundConnector(
                                        "Fabrikam",
                                        connector -> connector
                                                .set("ConnectorType", "Partner")
                                                .set("RecipientDomains", "fabrikam.example")))
                .build()
                .expanded();

        assertThat(names(built, "onprem", "remoteDomains")).contains("Fabrikam");
        assertThat(names(built, "onprem", "receiveConnectors")).anyMatch(name -> name.endsWith("Applications"));
        assertThat(names(built, "onprem", "transportRules")).containsExactly("Mark");
        assertThat(built.objects("onprem", "recipients"))
                .extracting(ConfigObject::type)
                .contains("Mailbox", "MailUser", "RemoteMailbox", "DistributionGroup");
        assertThat(built.objects("onprem", "transportConfig"))
                .singleElement()
                .satisfies(settings -> assertThat(settings.text("MaxSendSize")).contains("5 MB"));
        assertThat(names(built, "exo", "inboundConnectors")).contains("Scanner");
        assertThat(names(built, "exo", "outboundConnectors")).contains("Fabrikam");
    }

    private static List<String> names(Configuration configuration, String owner, String section) {
        return configuration.objects(owner, section).stream()
                .map(ConfigObject::identity)
                .toList();
    }

    @Test
    void a_lab_on_it_works() {
        try (var lab = Lab.builder().topology(classicHybrid()).start()) {
            lab.send("bert@contoso.com", "anna@contoso.com");

            assertThat(lab.message("anna@contoso.com").header("X-MS-Exchange-Organization-AuthAs"))
                    .contains("Internal");
        }
    }

    @Test
    void every_mistake_is_answered_at_its_line_as_in_a_file() {
        var line = new Throwable().getStackTrace()[0].getLineNumber();
        var builder = topology("X")
                .onprem(side -> side.server(
                                "EX01",
                                server -> server.set("Fqdn", "ex01.contoso.com").set("address", "198.18.10.25"))
                        .sendConnector(
                                "Out",
                                connector -> connector.set("RequireTsl", true).set("DNSRoutingEnabled", "yes")));

        assertThatThrownBy(builder::build).isInstanceOfSatisfying(ProblemsFound.class, found -> {
            assertThat(found.problems())
                    .hasSize(4)
                    .extracting(Problem::toString)
                    .allMatch(told -> told.matches(
                            "(?s)TopologyBuilderTest\\.java:\\d+: ['\\w].*")); // in Java no column is known
            assertThat(found.getMessage())
                    .contains(": unknown property 'RequireTsl'\n    RequireTsl: true\n    ^^^^^^^^^^\n"
                            + "  a SendConnector has 'RequireTLS'; did you mean that?")
                    .contains(": 'DNSRoutingEnabled' is true or false, not 'yes'");
            assertThat(found.problems()).allSatisfy(problem -> {
                assertThat(problem.where().file()).isEqualTo("TopologyBuilderTest.java");
                assertThat(problem.where().line()).isBetween(line + 1, line + 8);
            });
        });
    }

    @Test
    void the_last_setting_of_a_name_counts_and_null_is_the_default() {
        var loaded = topology("X")
                .onprem(side -> side.server(
                                "EX01",
                                server -> server.set("Fqdn", "ex01.contoso.com")
                                        .set("address", "198.18.10.24")
                                        .set("address", "198.18.10.25"))
                        .acceptedDomain("contoso.com", domain -> domain.set("DomainType", null)))
                .build();

        var organization = loaded.expanded();
        assertThat(organization.sections().get(new Section("onprem", "servers")))
                .first()
                .satisfies(server -> assertThat(server.value("address")).isEqualTo(Value.of(List.of("198.18.10.25"))));
    }
}
