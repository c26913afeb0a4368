package dev.hybridlab.harness.run;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.resolution.Expansion;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.SourceLine;
import java.util.LinkedHashMap;
import java.util.List;

/** The classic hybrid as its file would be read: bert on-premises, anna in the cloud, olga outside. */
final class ClassicHybrid {
    private Configuration configuration = new Configuration("Classic hybrid", new LinkedHashMap<>());
    private int line;

    private ClassicHybrid() {}

    static Configuration expanded() {
        var hybrid = new ClassicHybrid();
        hybrid.lab();
        hybrid.bothSides();
        return Expansion.expand(hybrid.configuration);
    }

    private void lab() {
        add("", "labSettings", "LabSettings", "labSettings", "directorySync", true);
        add("", "certificates", "Certificate", "Lab Public CA", "kind", "authority");
        for (var name : List.of("mail.contoso.com", "mail.contoso.net")) {
            add("", "certificates", "Certificate", name, "issuedBy", "Lab Public CA", "names", List.of(name));
        }
        add(
                "",
                "internet",
                "InternetHost",
                "mx.fabrikam.example",
                "address",
                List.of("198.18.30.25"),
                "domains",
                List.of("fabrikam.example"));
        add("", "dns", "DnsRecord", "contoso.com", "MX", List.of("0 contoso-com.mail.protection.outlook.com"));
        add("", "dns", "DnsRecord", "mail.contoso.com", "A", List.of("198.18.10.25"));
        add("", "dns", "DnsRecord", "fabrikam.example", "MX", List.of("10 mx.fabrikam.example"));
    }

    private void bothSides() {
        add(
                "",
                "hybrid",
                "HybridConfiguration",
                "Hybrid Configuration",
                "Domains",
                List.of("contoso.com"),
                "OnPremisesSmartHost",
                "mail.contoso.com",
                "TlsCertificateName",
                "mail.contoso.com",
                "SendingTransportServers",
                List.of("EX01"),
                "ReceivingTransportServers",
                List.of("EX01"));
        add(
                "onprem",
                "servers",
                "Server",
                "EX01",
                "Name",
                "EX01",
                "Fqdn",
                "ex01.corp.contoso.com",
                "address",
                List.of("198.18.10.25"),
                "certificates",
                List.of("mail.contoso.com", "mail.contoso.net"));
        for (var owner : List.of("onprem", "exo")) {
            for (var domain : List.of("contoso.com", "contoso.net")) {
                add(owner, "acceptedDomains", "AcceptedDomain", domain, "DomainName", domain);
            }
        }
        add("onprem", "recipients", "Mailbox", "bert@contoso.com", "Mailbox", "bert@contoso.com");
        add("exo", "tenantSettings", "TenantSettings", "contoso.onmicrosoft.com", "tenant", "contoso.onmicrosoft.com");
        add("exo", "recipients", "Mailbox", "anna@contoso.com", "Mailbox", "anna@contoso.com");
    }

    private void add(String owner, String section, String type, String identity, Object... pairs) {
        line++;
        var origin = Origin.file(new SourceLine("classic.yaml", line, 1));
        var settings = new LinkedHashMap<String, Setting>();
        for (var i = 0; i < pairs.length; i += 2) {
            settings.put((String) pairs[i], new Setting(value(pairs[i + 1]), origin));
        }
        configuration =
                configuration.plus(new Section(owner, section), new ConfigObject(type, identity, settings, origin));
    }

    private static Value value(Object plain) {
        if (plain instanceof Boolean on) {
            return Value.of(on.booleanValue());
        }
        return plain instanceof List<?> list
                ? Value.of(list.stream().map(Object::toString).toList())
                : Value.of(plain.toString());
    }
}
