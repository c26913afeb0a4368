package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.resolution.Warnings.Warning;
import java.util.Optional;
import java.util.stream.Stream;

/** The servers that {@code hybrid:} names: their Default Frontend and their certificate (HYB-21, HYB-24). */
final class WizardServerWarnings {
    private final Configuration configuration;
    private final ConfigObject hybrid;
    private final String onprem;
    private final Warnings warnings;

    private WizardServerWarnings(Configuration configuration, ConfigObject hybrid, String onprem, Warnings warnings) {
        this.configuration = configuration;
        this.hybrid = hybrid;
        this.onprem = onprem;
        this.warnings = warnings;
    }

    static void check(Configuration configuration, String onprem, Warnings warnings) {
        Warnings.hybrid(configuration)
                .ifPresent(hybrid -> new WizardServerWarnings(configuration, hybrid, onprem, warnings).check());
    }

    private void check() {
        hybrid.texts("ReceivingTransportServers").forEach(this::bindings);
        var certificate = hybrid.text("TlsCertificateName").flatMap(this::certificate);
        certificate.ifPresent(each -> {
            usable(each);
            Stream.of("SendingTransportServers", "ReceivingTransportServers", "EdgeTransportServers")
                    .flatMap(property -> hybrid.texts(property).stream())
                    .distinct()
                    .forEach(server -> installed(server, each.identity()));
        });
    }

    /** HYB-21, HCW8010. */
    private void bindings(String server) {
        var connector = Objects.find(
                configuration, new Section(onprem, "receiveConnectors"), server + "\\Default Frontend " + server);
        connector
                .filter(each -> each.texts("Bindings").stream().noneMatch(binding -> binding.startsWith("[")))
                .ifPresent(each -> warnings.add(
                        each,
                        "Bindings",
                        new Warning(
                                "HYB-21",
                                "HCW8010: '" + each.identity() + "' has no IPv6 binding",
                                "add [::]:25 to its Bindings")));
    }

    private Optional<ConfigObject> certificate(String name) {
        return Objects.find(configuration, new Section("", "certificates"), name);
    }

    /** HYB-24. */
    private void usable(ConfigObject certificate) {
        var name = certificate.identity();
        if (!certificate.flag("privateKey")) {
            say(certificate, "privateKey", "'" + name + "' has no private key", "import it with its private key");
        }
        if (certificate.texts("services").stream().noneMatch("SMTP"::equalsIgnoreCase)) {
            say(
                    certificate,
                    "services",
                    "'" + name + "' is not enabled for SMTP",
                    "Enable-ExchangeCertificate -Services SMTP");
        }
        if (!publicly(certificate)) {
            say(certificate, "issuedBy", "'" + name + "' is of no public authority", "use one that Microsoft trusts");
        }
    }

    private boolean publicly(ConfigObject certificate) {
        var at = certificate;
        for (var depth = 0; depth < 10; depth++) {
            var signer = at.text("issuedBy").flatMap(this::certificate);
            if (signer.isEmpty()) {
                return at.text("kind").filter("authority"::equals).isPresent() && at.flag("trusted");
            }
            at = signer.get();
        }
        return false; // a circle, which is a problem of its own
    }

    private void installed(String name, String certificate) {
        Objects.find(configuration, new Section(onprem, "servers"), name)
                .filter(server -> server.texts("certificates").stream().noneMatch(certificate::equalsIgnoreCase))
                .ifPresent(server -> say(
                        server,
                        "certificates",
                        "'" + certificate + "' is not installed on " + name,
                        "the same certificate belongs on every sending and receiving server"));
    }

    private void say(ConfigObject object, String property, String what, String mend) {
        warnings.add(object, property, new Warning("HYB-24", what, mend));
    }
}
