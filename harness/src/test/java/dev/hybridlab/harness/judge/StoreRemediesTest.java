package dev.hybridlab.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.outcome.Mismatch;
import dev.hybridlab.mailflow.outcome.Mismatch.Kind;
import dev.hybridlab.mailflow.resolution.Topologies;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What mends the store of a server, old versions of TLS, and a firewall (TLS-21 to TLS-23, TLS-41, TLS-45, SMTP-66). */
class StoreRemediesTest {
    private Configuration configuration = new Configuration("One side", new LinkedHashMap<>());

    private StoreRemediesTest add(String owner, String section, String type, String name, Object... pairs) {
        var settings = new LinkedHashMap<String, Setting>();
        for (var i = 0; i < pairs.length; i += 2) {
            settings.put((String) pairs[i], new Setting(value(pairs[i + 1]), Origin.LAB));
        }
        configuration =
                configuration.plus(new Section(owner, section), new ConfigObject(type, name, settings, Origin.LAB));
        return this;
    }

    private static Value value(Object plain) {
        return switch (plain) {
            case Boolean flag -> Value.of(flag);
            case List<?> list -> Value.of(list.stream().map(Object::toString).toList());
            default -> Value.of(plain.toString());
        };
    }

    private Topology topology(String installed) {
        return Topologies.of(add("", "certificates", "Certificate", "CA", "kind", "authority")
                .add("", "certificates", "Certificate", "good", "issuedBy", "CA", "names", List.of("a.example"))
                .add(
                        "",
                        "certificates",
                        "Certificate",
                        "keyless",
                        "issuedBy",
                        "CA",
                        "names",
                        List.of("b.example"),
                        "privateKey",
                        false)
                .add(
                        "",
                        "certificates",
                        "Certificate",
                        "web",
                        "issuedBy",
                        "CA",
                        "names",
                        List.of("c.example"),
                        "services",
                        List.of("IIS"))
                .add("", "firewalls", "Firewall", "ASA", "behind", List.of("EX02"))
                .add(
                        "onprem",
                        "servers",
                        "Server",
                        "EX01",
                        "Fqdn",
                        "ex01.example",
                        "address",
                        List.of("198.18.0.1"),
                        "certificates",
                        List.of("good", "keyless", "web"))
                .add("onprem", "sendConnectors", "SendConnector", "C", "TlsCertificateName", installed)
                .configuration);
    }

    private static Mismatch mismatch(Kind kind, String to) {
        return new Mismatch(
                "m",
                kind,
                Optional.of("C"),
                new Mismatch.Parties("EX01", to),
                Optional.empty(),
                Reason.of("TLS-21", "x"));
    }

    @ParameterizedTest(name = "{0}, {1} named, to {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "CERTIFICATE_MISSING | gone | exo | Set-SendConnector \"C\" -TlsCertificateName"
                        + " \"<I>CN=CA<S>CN=a.example\"",
                "PRIVATE_KEY_MISSING | keyless | exo | Import-ExchangeCertificate -Server EX01 -FileData <the .pfx"
                        + " with its private key>; then Enable-ExchangeCertificate -Server EX01 -Thumbprint",
                "NOT_ENABLED_FOR_SMTP | web | exo | Enable-ExchangeCertificate -Server EX01 -Thumbprint",
                "TLS_VERSION | good | exo | switch TLS 1.2 on in SCHANNEL, Client and Server, on EX01 or exo",
                "NO_EXCHANGE_AUTH | good | EX02 | no inspect esmtp (on firewall 'ASA' between EX01 and EX02)",
                "NO_START_TLS | good | EX02 | no inspect esmtp (on firewall 'ASA' between EX01 and EX02)",
                "NO_EXCHANGE_AUTH | good | smart.example | Set-SendConnector \"C\" -SmartHostAuthMechanism None",
            })
    void each_has_its_line(Kind kind, String named, String to, String line) {
        assertThat(new Remedies(topology(named)).of(mismatch(kind, to)))
                .hasValueSatisfying(text -> assertThat(text).startsWith(line));
    }
}
