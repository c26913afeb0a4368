package dev.hybridlab.mailflow.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.topology.InstalledCertificates;
import dev.hybridlab.mailflow.topology.NextHop;
import dev.hybridlab.mailflow.topology.TlsLevel;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.zone.ZoneRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopologiesTest {
    private static final Topology CLASSIC = Topologies.of(Sample.classic().expanded());

    @Test
    void views_carry_what_the_configuration_says() {
        var organization = CLASSIC.organizations().getFirst();
        var server = organization.servers().getFirst();
        var send = organization.sendConnectors().getFirst();
        var frontend = server.receiveConnectors().getFirst();
        var tenant = CLASSIC.tenants().getFirst();

        assertThat(server.addresses()).containsExactly(IpAddress.of("198.18.10.25"));
        assertThat(server.build().id()).isEqualTo("15.2.1544.11");
        assertThat(server.transportService().text("MessageExpirationTimeout")).hasValue("2.00:00:00");
        assertThat(frontend.name()).isEqualTo("EX01\\Default Frontend EX01");
        assertThat(frontend.match().frontend()).isTrue();
        assertThat(frontend.match().remoteIPRanges()).hasSize(2);
        assertThat(frontend.limits().maxMessageSize()).isEqualTo(37_748_736);
        assertThat(frontend.security().fqdn()).isEqualTo("ex01.corp.contoso.com");
        assertThat(frontend.tls().tlsDomainCapabilities().getFirst().domain()).isEqualTo("mail.protection.outlook.com");
        assertThat(send.nextHop()).isEqualTo(new NextHop.MxLookup());
        assertThat(send.tls().tlsAuthLevel()).hasValue(TlsLevel.DOMAIN_VALIDATION);
        assertThat(send.match().addressSpaces().getFirst()).hasToString("SMTP:contoso.mail.onmicrosoft.com;1");
        assertThat(tenant.name()).isEqualTo("contoso.onmicrosoft.com");
        assertThat(tenant.connectors().outbound().getFirst().nextHop())
                .isEqualTo(new NextHop.SmartHosts(List.of("mail.contoso.com")));
        assertThat(tenant.recipients().find(EmailAddress.of("ANNA@contoso.mail.onmicrosoft.com")))
                .isPresent();
        assertThat(CLASSIC.tenantOf("contoso.com")).contains(tenant);
    }

    @ParameterizedTest
    @CsvSource({
        "contoso-com.mail.protection.outlook.com, A, 198.18.20.25",
        "contoso-mail-onmicrosoft-com.mail.protection.outlook.com, A, 198.18.20.25",
        "contoso.mail.onmicrosoft.com, MX, 0 contoso-mail-onmicrosoft-com.mail.protection.outlook.com",
        "contoso.onmicrosoft.com, MX, 0 contoso-onmicrosoft-com.mail.protection.outlook.com",
        "spf.protection.outlook.com, TXT, v=spf1 ip4:198.18.20.0/24 -all",
        "ex01.corp.contoso.com, A, 198.18.10.25",
        "25.10.18.198.in-addr.arpa, PTR, ex01.corp.contoso.com",
        "mx.fabrikam.example, A, 198.18.30.25",
    })
    void zones_that_nobody_has_to_write(String owner, ZoneRecord.Type type, String data) {
        assertThat(answers(CLASSIC, owner, type)).containsExactly(data);
    }

    @Test
    void a_record_of_the_file_takes_the_place_of_a_derived_one() {
        var expanded = Sample.classic()
                .add("", "dns", "DnsRecord", "ex01.corp.contoso.com", "A", List.of("198.18.10.99"))
                .add("", "dns", "DnsRecord", "mx.fabrikam.example@onprem", "A", List.of("198.18.30.99"), "ttl", "5m")
                .expanded();

        assertThat(answers(Topologies.of(expanded), "ex01.corp.contoso.com", ZoneRecord.Type.A))
                .containsExactly("198.18.10.99");
        assertThat(Topologies.of(expanded).zones().records())
                .filteredOn(each -> each.owner().equals("mx.fabrikam.example") && each.type() == ZoneRecord.Type.A)
                .extracting(ZoneRecord::view)
                .containsExactly("onprem", "");
    }

    @Test
    void the_address_record_follows_a_change_of_the_server() {
        var changed = Sample.changed(
                Sample.classic().expanded(), new Section("onprem", "servers"), "EX01", "address", "198.18.10.77");

        assertThat(answers(Topologies.of(changed), "ex01.corp.contoso.com", ZoneRecord.Type.A))
                .containsExactly("198.18.10.77");
    }

    @Test
    void a_property_that_a_change_gives_back_has_its_installed_default_again() {
        var section = new Section("onprem", "receiveConnectors");
        var changed = Sample.classic().expanded().mapped(section, connector -> connector.without("AuthMechanism"));

        assertThat(Topologies.of(changed)
                        .organizations()
                        .getFirst()
                        .servers()
                        .getFirst()
                        .receiveConnectors()
                        .getFirst()
                        .security()
                        .authMechanism())
                .contains("ExchangeServer");
    }

    @Test
    void a_value_of_the_wrong_form_is_left_out_instead_of_thrown() {
        var changed = Sample.changed(
                Sample.classic().expanded(), new Section("onprem", "servers"), "EX01", "address", "nowhere");

        assertThat(Topologies.of(changed)
                        .organizations()
                        .getFirst()
                        .servers()
                        .getFirst()
                        .addresses())
                .isEmpty();
    }

    @Test
    void a_certificate_is_found_by_its_name_or_by_issuer_and_subject_and_the_newest_wins() {
        var topology = Topologies.of(Sample.classic()
                .add(
                        "",
                        "certificates",
                        "Certificate",
                        "renewed",
                        "issuedBy",
                        "Lab Public CA",
                        "names",
                        List.of("mail.contoso.com"),
                        "notAfter",
                        "2028-01-01T00:00:00Z")
                .add(
                        "",
                        "certificates",
                        "Certificate",
                        "not installed",
                        "issuedBy",
                        "Lab Public CA",
                        "names",
                        List.of("mail.contoso.com"),
                        "notAfter",
                        "2029-01-01T00:00:00Z")
                .add("", "certificates", "Certificate", "mail.contoso.net", "issuedBy", "Lab Public CA")
                .set("onprem", "servers", "EX01", "certificates", List.of("mail.contoso.com", "renewed"))
                .expanded());
        var server = topology.organizations().getFirst().servers().getFirst();
        var installed = new InstalledCertificates(topology.certificates());

        assertThat(installed.find(server, "mail.contoso.com").orElseThrow().name())
                .isEqualTo("renewed");
        assertThat(installed
                        .find(server, "<I>CN=Lab Public CA<S>CN=mail.contoso.com")
                        .orElseThrow()
                        .name())
                .isEqualTo("renewed");
        assertThat(installed.find(server, "mail.contoso.net")).isEmpty();
        assertThat(installed.find(server, "<I>CN=Other CA<S>CN=mail.contoso.com"))
                .isEmpty();
        assertThat(installed
                        .carrying(server, "autodiscover.contoso.com")
                        .orElseThrow()
                        .name())
                .isEqualTo("mail.contoso.com");
    }

    /** LAB-14: on-premises sees the inside address, everybody else the public one. */
    @Test
    void the_name_of_a_host_behind_a_translation_leads_to_two_addresses() {
        var topology = Topologies.of(Sample.classic()
                .set("onprem", "servers", "EX01", "publicAddress", List.of("198.18.77.25"))
                .expanded());

        assertThat(topology.zones().records())
                .filteredOn(each -> each.owner().equals("ex01.corp.contoso.com") && each.type() == ZoneRecord.Type.A)
                .extracting(each -> each.view() + " " + each.data())
                .containsExactlyInAnyOrder("onprem 198.18.10.25", " 198.18.77.25");
    }

    /** HYB-14, HYB-15: dots become dashes. */
    @ParameterizedTest
    @CsvSource({
        "contoso.com, contoso-com.mail.protection.outlook.com",
        "contoso.mail.onmicrosoft.com, contoso-mail-onmicrosoft-com.mail.protection.outlook.com",
        "contoso.onmicrosoft.com, contoso-onmicrosoft-com.mail.protection.outlook.com",
    })
    void microsoft_has_a_host_for_each_accepted_domain(String domain, String host) {
        var topology = Topologies.of(Sample.classic().expanded());

        assertThat(answers(topology, host, ZoneRecord.Type.A)).isNotEmpty();
        if (domain.endsWith("onmicrosoft.com")) {
            assertThat(answers(topology, domain, ZoneRecord.Type.MX)).containsExactly("0 " + host);
        }
    }

    private static List<String> answers(Topology topology, String owner, ZoneRecord.Type type) {
        return topology.zones().records().stream()
                .filter(each -> each.owner().equals(owner) && each.type() == type)
                .map(ZoneRecord::data)
                .toList();
    }
}
