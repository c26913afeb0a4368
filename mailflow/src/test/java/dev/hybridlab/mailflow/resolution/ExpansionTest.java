package dev.hybridlab.mailflow.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.trace.Origin;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpansionTest {
    private static final Configuration CLASSIC = Sample.classic().expanded();
    private static final String GUID = HybridWizard.organizationGuid(CLASSIC, "onprem");

    @Test
    void expanding_twice_is_expanding_once() {
        assertThat(Expansion.expand(CLASSIC)).isEqualTo(CLASSIC);
    }

    @Test
    void a_file_that_says_nothing_gets_only_the_settings_of_the_lab() {
        var nothing = Sample.empty().expanded();

        assertThat(nothing.sections().keySet()).containsExactly(new Section("", "labSettings"));
        assertThat(nothing.objects("", "labSettings").getFirst().text("profile"))
                .hasValue("e2019-default");
    }

    @Nested
    @DisplayName("What the wizard writes")
    class Wizard {
        /** HYB-01, HYB-02. */
        @Test
        void on_premises_a_send_connector() {
            var connector = only(CLASSIC, "onprem", "sendConnectors");

            assertThat(connector.identity()).isEqualTo("Outbound to Office 365 - " + GUID);
            assertThat(wizardSettings(connector)).isEqualTo(table("""
                AddressSpaces            [smtp:contoso.mail.onmicrosoft.com;1]
                CloudServicesMailEnabled true
                DNSRoutingEnabled        true
                DomainSecureEnabled      false
                ErrorPolicies            Default
                Fqdn                     mail.contoso.com
                IgnoreSTARTTLS           false
                Name                     Outbound to Office 365 - %s
                RequireTLS               true
                SmartHosts               []
                SourceTransportServers   [EX01]
                TlsAuthLevel             DomainValidation
                TlsCertificateName       mail.contoso.com
                TlsDomain                mail.protection.outlook.com
                """.formatted(GUID)));
        }

        /** HYB-03. */
        @Test
        void on_premises_a_change_to_default_frontend_and_nothing_else_of_it() {
            var frontend = find(CLASSIC, "onprem", "receiveConnectors", "EX01\\Default Frontend EX01");

            assertThat(wizardSettings(frontend)).isEqualTo(table("""
                AuthMechanism         [Tls, Integrated, BasicAuth, BasicAuthRequireTLS, ExchangeServer]
                Bindings              [0.0.0.0:25, [::]:25]
                PermissionGroups      [AnonymousUsers, ExchangeServers, ExchangeLegacyServers]
                RequireTLS            false
                TlsCertificateName    mail.contoso.com
                TlsDomainCapabilities [mail.protection.outlook.com:AcceptCloudServicesMail]
                TransportRole         FrontendTransport
                """));
            assertThat(frontend.texts("AuthMechanism"))
                    .containsExactly("Tls", "Integrated", "BasicAuth", "BasicAuthRequireTLS", "ExchangeServer");
            assertThat(frontend.texts("PermissionGroups"))
                    .containsExactlyInAnyOrder("AnonymousUsers", "ExchangeServers", "ExchangeLegacyServers");
            assertThat(CLASSIC.objects("onprem", "receiveConnectors")).hasSize(5);
        }

        /** HYB-05, HYB-06. */
        @Test
        void on_premises_an_accepted_domain_and_two_remote_domains() {
            assertThat(made(CLASSIC, "onprem", "acceptedDomains"))
                    .extracting(ConfigObject::identity)
                    .containsExactly("contoso.mail.onmicrosoft.com");
            assertThat(made(CLASSIC, "onprem", "remoteDomains"))
                    .extracting(ExpansionTest::wizardSettings)
                    .containsExactly(table("""
                        DomainName           contoso.mail.onmicrosoft.com
                        Name                 Hybrid Domain - contoso.mail.onmicrosoft.com
                        TargetDeliveryDomain true
                        """), table("""
                            DomainName                contoso.onmicrosoft.com
                            Name                      Hybrid Domain - contoso.onmicrosoft.com
                            TrustedMailInboundEnabled true
                            """));
        }

        /** HYB-11. */
        @Test
        void in_the_cloud_an_inbound_connector() {
            assertThat(wizardSettings(only(CLASSIC, "exo", "inboundConnectors")))
                    .isEqualTo(table("""
                        AssociatedAcceptedDomains    []
                        CloudServicesMailEnabled     true
                        ConnectorSource              HybridWizard
                        ConnectorType                OnPremises
                        Name                         Inbound from %s
                        RequireTls                   true
                        RestrictDomainsToIPAddresses false
                        SenderDomains                [*]
                        SenderIPAddresses            []
                        TlsSenderCertificateName     *.contoso.com
                        """.formatted(GUID)));
        }

        /** HYB-13: organisation relationships and OAuth do not touch mail flow, and are not made. */
        @Test
        void and_nothing_else() {
            var made = CLASSIC.sections().values().stream()
                    .flatMap(List::stream)
                    .filter(object -> object.settings().values().stream()
                            .anyMatch(setting -> setting.origin().kind() == Origin.Kind.WIZARD))
                    .map(ConfigObject::identity);

            assertThat(made)
                    .containsExactlyInAnyOrder(
                            "Outbound to Office 365 - " + GUID,
                            "EX01\\Default Frontend EX01",
                            "contoso.mail.onmicrosoft.com",
                            "Hybrid Domain - contoso.mail.onmicrosoft.com",
                            "Hybrid Domain - contoso.onmicrosoft.com",
                            "Inbound from " + GUID,
                            "Outbound to " + GUID);
        }

        /** HYB-12. */
        @Test
        void in_the_cloud_an_outbound_connector() {
            assertThat(wizardSettings(only(CLASSIC, "exo", "outboundConnectors")))
                    .isEqualTo(table("""
                        AllAcceptedDomains            false
                        CloudServicesMailEnabled      true
                        ConnectorSource               HybridWizard
                        ConnectorType                 OnPremises
                        IsTransportRuleScoped         false
                        Name                          Outbound to %s
                        RecipientDomains              [contoso.com, contoso.net]
                        RouteAllMessagesViaOnPremises false
                        SmartHosts                    [mail.contoso.com]
                        TlsDomain                     mail.contoso.com
                        TlsSettings                   DomainValidation
                        UseMXRecord                   false
                        """.formatted(GUID)));
        }

        @Test
        void centralized_transport_takes_every_recipient_through_on_premises() {
            var outbound = only(
                    Sample.classic()
                            .set("", "hybrid", "Hybrid Configuration", "Features", List.of("CentralizedTransport"))
                            .expanded(),
                    "exo",
                    "outboundConnectors");

            assertThat(outbound.texts("RecipientDomains")).containsExactly("*");
            assertThat(outbound.flag("RouteAllMessagesViaOnPremises")).isTrue();
        }

        @ParameterizedTest(name = "{0} with {1} accepted: {2}")
        @CsvSource({
            "mail.contoso.com, contoso.com, *.contoso.com",
            "mail.contoso.com, mail.contoso.com, mail.contoso.com",
            "mail.sub.contoso.com, contoso.com, *.contoso.com",
            "mail.sub.contoso.com, sub.contoso.com, *.sub.contoso.com",
            "*.contoso.com, contoso.com, *.contoso.com",
            "mail.fabrikam.example, contoso.com, mail.fabrikam.example",
        })
        void the_sender_name_follows_the_accepted_domains(String certificate, String accepted, String expected) {
            var expanded = Sample.classic()
                    .add("exo", "acceptedDomains", "AcceptedDomain", accepted)
                    .set("", "certificates", "mail.contoso.com", "names", List.of(certificate))
                    .expanded();

            assertThat(only(expanded, "exo", "inboundConnectors").text("TlsSenderCertificateName"))
                    .hasValue(expected);
        }

        @Test
        void its_settings_point_to_the_line_of_the_hybrid_section_that_caused_them() {
            var inbound = only(CLASSIC, "exo", "inboundConnectors");
            var cause = CLASSIC.objects("", "hybrid").getFirst().originOf("TlsCertificateName");

            assertThat(inbound.originOf("TlsSenderCertificateName"))
                    .isEqualTo(new Origin(Origin.Kind.WIZARD, cause.at()));
        }

        /** HYB-07, HYB-34. */
        @Test
        void an_edge_server_takes_the_place_of_sending_and_receiving_ones() {
            var expanded = Sample.classic()
                    .add("onprem", "servers", "Server", "EDGE01", "Fqdn", "edge01.contoso.com", "role", "Edge")
                    .set("", "hybrid", "Hybrid Configuration", "EdgeTransportServers", List.of("EDGE01"))
                    .expanded();

            assertThat(only(expanded, "onprem", "sendConnectors").texts("SourceTransportServers"))
                    .containsExactly("EDGE01");
            assertThat(find(
                                    expanded,
                                    "onprem",
                                    "receiveConnectors",
                                    "EDGE01\\Default internal receive connector EDGE01")
                            .texts("TlsDomainCapabilities"))
                    .hasSize(1);
            assertThat(find(expanded, "onprem", "receiveConnectors", "EX01\\Default Frontend EX01")
                            .texts("TlsDomainCapabilities"))
                    .isEmpty();
        }
    }

    @Nested
    @DisplayName("What installation brings")
    class Installed {
        @ParameterizedTest
        @CsvSource({
            "Default Frontend EX01, 25, FrontendTransport, 200",
            "Client Frontend EX01, 587, FrontendTransport, 200",
            "Outbound Proxy Frontend EX01, 717, FrontendTransport, 200",
            "Default EX01, 2525, HubTransport, 5000",
            "Client Proxy EX01, 465, HubTransport, 200",
        })
        void five_receive_connectors(String name, int port, String role, int recipients) {
            var connector = find(CLASSIC, "onprem", "receiveConnectors", "EX01\\" + name);

            assertThat(connector.texts("Bindings")).containsExactly("0.0.0.0:" + port, "[::]:" + port);
            assertThat(connector.text("TransportRole")).hasValue(role);
            assertThat(connector.text("MaxRecipientsPerMessage")).hasValue(Integer.toString(recipients));
            assertThat(connector.originOf("Bindings").kind())
                    .as("HYB-03: the wizard writes those of Default Frontend again")
                    .isEqualTo(name.startsWith("Default Frontend") ? Origin.Kind.WIZARD : Origin.Kind.DEFAULT);
        }

        @Test
        void what_the_file_says_of_one_of_them_wins_property_by_property_over_installation_and_wizard() {
            var expanded = Sample.classic()
                    .add(
                            "onprem",
                            "receiveConnectors",
                            "ReceiveConnector",
                            "Default Frontend EX01",
                            "Name",
                            "Default Frontend EX01",
                            "Server",
                            "EX01",
                            "TlsCertificateName",
                            "mail.contoso.net")
                    .expanded();
            var frontend = find(expanded, "onprem", "receiveConnectors", "EX01\\Default Frontend EX01");

            assertThat(expanded.objects("onprem", "receiveConnectors")).hasSize(5);
            assertThat(frontend.text("TlsCertificateName")).hasValue("mail.contoso.net");
            assertThat(frontend.texts("TlsDomainCapabilities")).hasSize(1);
            assertThat(frontend.texts("Bindings")).first().isEqualTo("0.0.0.0:25");
        }

        /** DOM-10: one accepted domain where the file lists none. */
        @Test
        void a_fresh_organization_accepts_the_domain_of_its_forest() {
            var fresh = Sample.empty()
                    .add("onprem", "servers", "Server", "EX01", "Name", "EX01", "Fqdn", "ex01.corp.contoso.com")
                    .expanded();

            var domain = only(fresh, "onprem", "acceptedDomains");
            assertThat(domain.identity()).isEqualTo("corp.contoso.com");
            assertThat(domain.text("DomainType")).hasValue("Authoritative");
            assertThat(domain.flag("Default")).isTrue();
            assertThat(CLASSIC.objects("onprem", "acceptedDomains"))
                    .extracting(ConfigObject::identity)
                    .doesNotContain("corp.contoso.com");
        }

        /** DOM-08: the mark stands on the routing domain alone. */
        @Test
        void a_tenant_has_its_initial_and_its_routing_domain() {
            assertThat(CLASSIC.objects("exo", "acceptedDomains"))
                    .extracting(ConfigObject::identity)
                    .containsExactly("contoso.com", "contoso.onmicrosoft.com", "contoso.mail.onmicrosoft.com");
            assertThat(find(CLASSIC, "exo", "acceptedDomains", "contoso.mail.onmicrosoft.com")
                            .flag("IsCoexistenceDomain"))
                    .isTrue();
            assertThat(CLASSIC.objects("exo", "acceptedDomains"))
                    .filteredOn(domain -> domain.flag("IsCoexistenceDomain"))
                    .hasSize(1);
        }

        /** ONP-SEND-35, and what else a send connector has where nobody set it. */
        @ParameterizedTest(name = "{0}: {1} = {2}, assuming {3}")
        @CsvSource({
            "ONP-SEND-35, MaxMessageSize, 35 MB, -",
            "ONP-SEND-35, MaxMessageSize, 25 MB, sendConnectorMaxMessageSize=25 MB",
            "ONP-SEND-31, DomainSecureEnabled, false, -",
            "ONP-SEND-36, ConnectionInactivityTimeOut, 00:10:00, -",
            "ONP-SEND-36, SmtpMaxMessagesPerConnection, 20, -",
            "ONP-SEND-38, ForceHELO, false, -",
            "ONP-SEND-38, ProtocolLoggingLevel, None, -",
            "ONP-SEND-38, ConnectorType, Default, -",
            "ONP-SEND-23, SmartHostAuthMechanism, None, -",
            "ONP-SEND-24, Port, 25, -",
            "ONP-SEND-34, SourceTransportServers, [EX01], -",
        })
        void a_send_connector_has_defaults(String fact, String property, String value, String assumption) {
            var sample = Sample.classic()
                    .add("onprem", "sendConnectors", "SendConnector", "Internet", "AddressSpaces", List.of("SMTP:*;1"));
            var assumed = assumption.equals("-") ? List.<String>of() : List.of(assumption);
            var expanded = sample.set("", "labSettings", "labSettings", "assumptions", assumed)
                    .expanded();

            assertThat(find(expanded, "onprem", "sendConnectors", "Internet")
                            .setting(property)
                            .orElseThrow()
                            .value())
                    .as(fact)
                    .hasToString(value);
        }

        @Test
        void profile_documented_has_other_hop_limits() {
            var documented = Sample.classic()
                    .set("", "labSettings", "labSettings", "profile", "documented")
                    .expanded();

            assertThat(frontendOf(CLASSIC).text("MaxHopCount")).hasValue("60");
            assertThat(frontendOf(documented).text("MaxHopCount")).hasValue("30");
            assertThat(frontendOf(documented).text("MaxLocalHopCount")).hasValue("8");
        }

        @Test
        void microsoft_and_each_internet_host_have_certificates() {
            assertThat(find(CLASSIC, "", "certificates", "mail.protection.outlook.com")
                            .texts("names"))
                    .containsExactly("mail.protection.outlook.com", "*.mail.protection.outlook.com");
            assertThat(find(CLASSIC, "", "certificates", "mx.fabrikam.example").text("issuedBy"))
                    .hasValue(LabCertificates.INTERNET);
            assertThat(find(CLASSIC, "", "internet", "mx.fabrikam.example").originOf("certificate"))
                    .isEqualTo(Origin.LAB);
        }

        private static ConfigObject frontendOf(Configuration configuration) {
            return find(configuration, "onprem", "receiveConnectors", "EX01\\Default Frontend EX01");
        }
    }

    @Nested
    @DisplayName("Directory synchronisation")
    class Synchronised {
        @Test
        void an_on_premises_mailbox_is_a_mail_user_of_the_cloud() {
            var bert = find(CLASSIC, "exo", "recipients", "bert@contoso.com");

            assertThat(bert.type()).isEqualTo("MailUser");
            assertThat(bert.text("ExternalEmailAddress")).hasValue("bert@contoso.com");
            assertThat(bert.origin().kind()).isEqualTo(Origin.Kind.SYNC);
            assertThat(bert.origin().at())
                    .isEqualTo(find(CLASSIC, "onprem", "recipients", "bert@contoso.com")
                            .origin()
                            .at());
        }

        @Test
        void a_cloud_mailbox_is_a_remote_mailbox_on_premises_and_carries_its_routing_address() {
            var anna = find(CLASSIC, "onprem", "recipients", "anna@contoso.com");

            assertThat(anna.type()).isEqualTo("RemoteMailbox");
            assertThat(anna.text("RemoteRoutingAddress")).hasValue("anna@contoso.mail.onmicrosoft.com");
            assertThat(find(CLASSIC, "exo", "recipients", "anna@contoso.com").texts("EmailAddresses"))
                    .containsExactly("anna@contoso.mail.onmicrosoft.com");
        }

        /** ONP-RCPT-14. */
        @Test
        void a_dynamic_group_is_not_synchronised() {
            var expanded = Sample.classic()
                    .add("onprem", "recipients", "DynamicDistributionGroup", "users@contoso.com")
                    .expanded();

            assertThat(expanded.objects("exo", "recipients"))
                    .extracting(ConfigObject::identity)
                    .doesNotContain("users@contoso.com");
        }

        @Test
        void a_group_is_a_group_on_both_sides() {
            var expanded = Sample.classic()
                    .add(
                            "onprem",
                            "recipients",
                            "DistributionGroup",
                            "all@contoso.com",
                            "Members",
                            List.of("bert@contoso.com"),
                            "RequireSenderAuthenticationEnabled",
                            false)
                    .expanded();
            var group = find(expanded, "exo", "recipients", "all@contoso.com");

            assertThat(group.texts("Members")).containsExactly("bert@contoso.com");
            assertThat(group.flag("RequireSenderAuthenticationEnabled")).isFalse();
        }

        @Test
        void what_a_side_already_has_stays() {
            var expanded = Sample.classic()
                    .add(
                            "exo",
                            "recipients",
                            "MailUser",
                            "bert@contoso.com",
                            "ExternalEmailAddress",
                            "b@elsewhere.example")
                    .expanded();

            assertThat(expanded.objects("exo", "recipients")).hasSize(2);
            assertThat(find(expanded, "exo", "recipients", "bert@contoso.com").text("ExternalEmailAddress"))
                    .hasValue("b@elsewhere.example");
        }

        @Test
        void without_it_each_side_knows_only_its_own() {
            var expanded = Sample.classic()
                    .set("", "labSettings", "labSettings", "directorySync", false)
                    .expanded();

            assertThat(expanded.objects("exo", "recipients")).hasSize(1);
            assertThat(expanded.objects("onprem", "recipients")).hasSize(1);
        }
    }

    static ConfigObject find(Configuration configuration, String owner, String section, String identity) {
        return Objects.find(configuration, new Section(owner, section), identity)
                .orElseThrow();
    }

    private static ConfigObject only(Configuration configuration, String owner, String section) {
        assertThat(configuration.objects(owner, section)).hasSize(1);
        return configuration.objects(owner, section).getFirst();
    }

    private static List<ConfigObject> made(Configuration configuration, String owner, String section) {
        return configuration.objects(owner, section).stream()
                .filter(object -> object.origin().kind() == Origin.Kind.WIZARD)
                .toList();
    }

    private static TreeMap<String, String> wizardSettings(ConfigObject object) {
        var settings = new TreeMap<String, String>();
        object.settings().forEach((name, setting) -> {
            if (setting.origin().kind() == Origin.Kind.WIZARD) {
                settings.put(name, setting.value().toString());
            }
        });
        return settings;
    }

    private static TreeMap<String, String> table(String text) {
        var table = new TreeMap<String, String>();
        text.lines()
                .forEach(line -> table.put(
                        line.substring(0, line.indexOf(' ')),
                        line.substring(line.indexOf(' ')).strip()));
        return table;
    }
}
