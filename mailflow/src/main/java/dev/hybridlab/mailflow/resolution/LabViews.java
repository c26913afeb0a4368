package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.topology.CertificateBook;
import dev.hybridlab.mailflow.topology.CertificateSpec;
import dev.hybridlab.mailflow.topology.Firewall;
import dev.hybridlab.mailflow.topology.InternetHost;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.topology.Topology;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The lab's own sections as typed views. */
final class LabViews {
    private LabViews() {}

    static LabSettings settings(Configuration configuration) {
        var found = Owners.labSettings(configuration);
        if (found.isEmpty()) {
            return LabSettings.DEFAULT;
        }
        var settings = found.get();
        var assumptions = named(settings.texts("assumptions"), UnaryOperator.identity());
        return new LabSettings(
                settings.text("seed").orElse(LabSettings.DEFAULT.seed()),
                Reading.one(settings, "clock", Instant::parse).orElse(LabSettings.DEFAULT_START),
                settings.text("profile").orElse(LabSettings.DEFAULT.profile()),
                assumptions);
    }

    /** Texts of the form {@code name=value}; of two with one name the later counts. */
    private static Map<String, String> named(List<String> texts, UnaryOperator<String> form) {
        return texts.stream()
                .filter(text -> text.indexOf('=') > 0)
                .collect(Collectors.toMap(
                        text -> form.apply(text.substring(0, text.indexOf('=')).strip()),
                        text -> text.substring(text.indexOf('=') + 1).strip(),
                        (first, second) -> second));
    }

    static CertificateBook certificates(Configuration configuration) {
        return new CertificateBook(configuration.objects("", "certificates").stream()
                .map(LabViews::certificate)
                .toList());
    }

    private static CertificateSpec certificate(ConfigObject object) {
        var kind =
                CertificateSpec.Kind.valueOf(object.text("kind").orElse("leaf").toUpperCase(Locale.ROOT));
        return new CertificateSpec(
                object,
                object.identity(),
                kind,
                object.text("issuedBy"),
                object.texts("names"),
                new CertificateSpec.Validity(
                        Reading.one(object, "notBefore", Instant::parse).orElse(Instant.EPOCH),
                        Reading.one(object, "notAfter", Instant::parse).orElse(Instant.EPOCH)),
                new CertificateSpec.Flaws(
                        object.flag("sanOnly"),
                        object.flag("sendsChain"),
                        object.flag("trusted"),
                        object.text("key").filter("RSA"::equalsIgnoreCase).isPresent()),
                new CertificateSpec.Use(
                        object.flag("privateKey"),
                        object.texts("services").contains("SMTP"),
                        object.flag("clientAuth")));
    }

    static List<Firewall> firewalls(Configuration configuration) {
        return configuration.objects("", "firewalls").stream()
                .filter(each -> each.flag("enabled"))
                .map(each -> new Firewall(each, each.identity(), each.texts("behind"), each.texts("hides")))
                .toList();
    }

    static List<InternetHost> internet(Configuration configuration) {
        return configuration.objects("", "internet").stream()
                .map(host -> new InternetHost(
                        host,
                        host.identity(),
                        host.text("role").orElse("internet"),
                        Reading.ips(host, "address"),
                        host.texts("domains"),
                        Reading.addresses(host, "mailboxes"),
                        service(host),
                        host.text("certificate").filter(name -> !name.equalsIgnoreCase("none"))))
                .toList();
    }

    private static InternetHost.Service service(ConfigObject host) {
        return new InternetHost.Service(
                named(host.texts("relays"), Topology::fold),
                host.text("returnsTo"),
                host.texts("addsHeader").stream()
                        .filter(text -> text.indexOf('=') > 0)
                        .toList(),
                host.texts("dropsHeaders"),
                host.flag("rewritesReceived"),
                host.text("disclaimer"));
    }
}
