package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.resolution.Expansion;
import dev.hybridlab.mailflow.resolution.Topologies;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.SourceLine;
import java.util.LinkedHashMap;
import java.util.List;

/** Two tenants as a file would describe them: contoso (anna@contoso.com) and northwind (nora@northwind.example). No connectors yet. */
final class Tenants {
    static final String CONTOSO = "exo";
    static final String NORTHWIND = "otherTenants[northwind.onmicrosoft.com]";

    private Configuration configuration = new Configuration("sample", new LinkedHashMap<>());
    private int line = 1;

    private Tenants() {}

    static Tenants two() {
        return set();
    }

    /** The same with these settings of contoso, written outside Exchange. */
    static Tenants set(Object... pairs) {
        return new Tenants()
                .add(CONTOSO, "tenantSettings", "TenantSettings", "contoso.onmicrosoft.com", pairs)
                .accepts(CONTOSO, "contoso.com", "Default", true)
                .add(CONTOSO, "recipients", "Mailbox", "anna@contoso.com")
                .add(NORTHWIND, "tenantSettings", "TenantSettings", "northwind.onmicrosoft.com")
                .accepts(NORTHWIND, "northwind.example", "Default", true)
                .add(NORTHWIND, "recipients", "Mailbox", "nora@northwind.example")
                .add("", "certificates", "Certificate", "Lab Public CA", "kind", "authority")
                .add("", "certificates", "Certificate", "Private CA", "kind", "authority", "trusted", false)
                .add(
                        "",
                        "certificates",
                        "Certificate",
                        "Lab Issuing CA",
                        "kind",
                        "intermediate",
                        "issuedBy",
                        "Lab Public CA")
                .certificate("mail.contoso.com");
    }

    /** A good certificate, unless the pairs say otherwise; {@code names} may follow. */
    Tenants certificate(String name, Object... pairs) {
        var all = new java.util.ArrayList<>(List.of(pairs));
        if (!all.contains("issuedBy")) {
            all.addAll(List.of("issuedBy", "Lab Public CA"));
        }
        return add("", "certificates", "Certificate", name, all.toArray());
    }

    Tenants accepts(String owner, String domain, Object... pairs) {
        return add(owner, "acceptedDomains", "AcceptedDomain", domain, pairs);
    }

    Tenants inbound(String owner, String name, Object... pairs) {
        return add(
                owner, "inboundConnectors", "InboundConnector", name, withType(pairs, "SenderDomains", List.of("*")));
    }

    Tenants outbound(String name, Object... pairs) {
        return add(CONTOSO, "outboundConnectors", "OutboundConnector", name, withType(pairs));
    }

    /** OnPremises, unless the pairs say otherwise. */
    private static Object[] withType(Object[] pairs, Object... defaults) {
        var all = new java.util.ArrayList<Object>(List.of(pairs));
        if (!all.contains("ConnectorType")) {
            all.addAll(List.of("ConnectorType", "OnPremises"));
        }
        for (var i = 0; i < defaults.length; i += 2) {
            if (!all.contains(defaults[i])) {
                all.addAll(List.of(defaults[i], defaults[i + 1]));
            }
        }
        return all.toArray();
    }

    Tenants assuming(String... assumptions) {
        return add("", "labSettings", "LabSettings", "labSettings", "assumptions", List.of(assumptions));
    }

    /** @param pairs property, value, property, value... */
    Tenants add(String owner, String section, String type, String identity, Object... pairs) {
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

    private static Value value(Object plain) {
        if (plain instanceof Boolean on) {
            return Value.of(on.booleanValue());
        }
        if (plain instanceof Number number) {
            return Value.of(number.longValue());
        }
        if (plain instanceof List<?> list) {
            return Value.of(list.stream().map(Object::toString).toList());
        }
        return Value.of(plain.toString());
    }

    Topology topology() {
        return Topologies.of(Expansion.expand(configuration));
    }

    Edge edge() {
        return new Edge(topology());
    }
}
