package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.SourceLine;
import java.util.LinkedHashMap;
import java.util.List;

/** Configurations as a file reader would hand them over; every object stands on a line of its own. */
final class Sample {
    private Configuration configuration = new Configuration("sample", new LinkedHashMap<>());
    private int line = 1;

    static Sample empty() {
        return new Sample();
    }

    /** The classic hybrid: contoso.com shared, bert on-premises, anna in the cloud. */
    static Sample classic() {
        return new Sample()
                .add("", "labSettings", "LabSettings", "labSettings", "directorySync", true)
                .add("", "certificates", "Certificate", "Lab Public CA", "kind", "authority")
                .add(
                        "",
                        "certificates",
                        "Certificate",
                        "mail.contoso.com",
                        "issuedBy",
                        "Lab Public CA",
                        "names",
                        List.of("mail.contoso.com", "autodiscover.contoso.com"))
                .add(
                        "",
                        "hybrid",
                        "HybridConfiguration",
                        "Hybrid Configuration",
                        "Domains",
                        List.of("contoso.com", "autod:contoso.net"),
                        "OnPremisesSmartHost",
                        "mail.contoso.com",
                        "TlsCertificateName",
                        "mail.contoso.com",
                        "SendingTransportServers",
                        List.of("EX01"),
                        "ReceivingTransportServers",
                        List.of("EX01"))
                .add(
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
                        List.of("mail.contoso.com"))
                .add(
                        "onprem",
                        "acceptedDomains",
                        "AcceptedDomain",
                        "contoso.com",
                        "DomainName",
                        "contoso.com",
                        "Default",
                        true)
                .add("onprem", "recipients", "Mailbox", "bert@contoso.com", "Mailbox", "bert@contoso.com")
                .add(
                        "exo",
                        "tenantSettings",
                        "TenantSettings",
                        "contoso.onmicrosoft.com",
                        "tenant",
                        "contoso.onmicrosoft.com")
                .add(
                        "exo",
                        "acceptedDomains",
                        "AcceptedDomain",
                        "contoso.com",
                        "DomainName",
                        "contoso.com",
                        "Default",
                        true)
                .add("exo", "recipients", "Mailbox", "anna@contoso.com", "Mailbox", "anna@contoso.com")
                .add("internet", "mx.fabrikam.example", "198.18.30.25", "fabrikam.example");
    }

    private Sample add(String section, String fqdn, String address, String domain) {
        return add("", section, "InternetHost", fqdn, "address", List.of(address), "domains", List.of(domain));
    }

    /** @param pairs property, value, property, value... */
    Sample add(String owner, String section, String type, String identity, Object... pairs) {
        line++;
        var origin = Origin.file(new SourceLine("sample.yaml", line, 1));
        var settings = new LinkedHashMap<String, Setting>();
        for (var i = 0; i < pairs.length; i += 2) {
            settings.put((String) pairs[i], new Setting(value(pairs[i + 1]), origin));
        }
        configuration =
                configuration.plus(new Section(owner, section), new ConfigObject(type, identity, settings, origin));
        return this;
    }

    /** Sets a property of an object that is there. */
    Sample set(String owner, String section, String identity, String property, Object value) {
        configuration = changed(configuration, new Section(owner, section), identity, property, value);
        return this;
    }

    static Configuration changed(
            Configuration configuration, Section section, String identity, String property, Object value) {
        var origin = new Origin(Origin.Kind.CHANGE, java.util.Optional.empty());
        return configuration.mapped(
                section,
                object -> object.identity().equals(identity)
                        ? object.with(property, new Setting(value(value), origin))
                        : object);
    }

    Configuration configuration() {
        return configuration;
    }

    Configuration expanded() {
        return Expansion.expand(configuration);
    }

    private static Value value(Object plain) {
        if (plain instanceof Boolean on) {
            return Value.of(on.booleanValue());
        }
        if (plain instanceof Integer number) {
            return Value.of(number.longValue());
        }
        if (plain instanceof List<?> list) {
            return Value.of(list.stream().map(Object::toString).toList());
        }
        return Value.of(plain.toString());
    }
}
