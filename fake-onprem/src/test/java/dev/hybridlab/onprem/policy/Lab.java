package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.resolution.Expansion;
import dev.hybridlab.mailflow.resolution.Topologies;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.SourceLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Contoso's servers EX01 and EX02 as a file would describe them, with the connectors of a fresh installation. */
final class Lab {
    static final String ONPREM = "onprem";
    static final String FRONTEND = "EX01\\Default Frontend EX01";

    private Configuration configuration = new Configuration("sample", new LinkedHashMap<>());
    private int line = 1;

    private Lab() {}

    static Lab fresh() {
        return bare().certificate("mail.contoso.com")
                .server("EX01", "198.18.10.25")
                .server("EX02", "198.18.10.26");
    }

    /** Without a server, for tests that describe their own. */
    static Lab bare() {
        return new Lab()
                .add("", "certificates", "Certificate", "Lab Public CA", "kind", "authority")
                .add("", "certificates", "Certificate", "Private CA", "kind", "authority", "trusted", false)
                .certificate(ExchangeOnline.CERTIFICATE)
                .add(ONPREM, "acceptedDomains", "AcceptedDomain", "contoso.com", "Default", true)
                .add(ONPREM, "recipients", "Mailbox", "bert@contoso.com");
    }

    /** As after the wizard's visit to EX01. */
    static Lab hybrid() {
        return fresh().capable(ExchangeOnline.CERTIFICATE + ":AcceptCloudServicesMail");
    }

    Lab capable(String... capabilities) {
        return receive(FRONTEND, "TlsDomainCapabilities", List.of(capabilities));
    }

    Lab server(String name, String address, Object... more) {
        var pairs = new ArrayList<Object>(List.of(
                "Fqdn",
                name.toLowerCase(java.util.Locale.ROOT) + ".corp.contoso.com",
                "address",
                List.of(address),
                "certificates",
                List.of("mail.contoso.com")));
        pairs.addAll(List.of(more));
        return add(ONPREM, "servers", "Server", name, pairs.toArray());
    }

    /** A good certificate, unless the pairs say otherwise. */
    Lab certificate(String name, Object... pairs) {
        var all = new ArrayList<>(List.of(pairs));
        if (!all.contains("issuedBy")) {
            all.addAll(List.of("issuedBy", "Lab Public CA"));
        }
        return add("", "certificates", "Certificate", name, all.toArray());
    }

    Lab receive(String name, Object... pairs) {
        return add(ONPREM, "receiveConnectors", "ReceiveConnector", name, pairs);
    }

    Lab send(String name, String space, Object... pairs) {
        var all = new ArrayList<Object>(
                List.of("AddressSpaces", List.of(space.split(" ", -1)), "SourceTransportServers", List.of("EX01")));
        all.addAll(List.of(pairs));
        return add(ONPREM, "sendConnectors", "SendConnector", name, all.toArray());
    }

    Lab assuming(String... assumptions) {
        return add("", "labSettings", "LabSettings", "labSettings", "assumptions", List.of(assumptions));
    }

    /** @param pairs property, value, property, value... */
    Lab add(String owner, String section, String type, String identity, Object... pairs) {
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
        if (plain instanceof Integer number) {
            return Value.of(number.longValue());
        }
        if (plain instanceof List<?> list) {
            return Value.of(list.stream().map(Object::toString).toList());
        }
        return Value.of(plain.toString());
    }

    Exchange exchange() {
        var topology = Topologies.of(Expansion.expand(configuration));
        return new Exchange(topology, topology.organizations().getFirst());
    }
}
