package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.topology.CertificateBook;
import dev.hybridlab.mailflow.topology.CertificateSpec;
import dev.hybridlab.mailflow.topology.InternetHost;
import dev.hybridlab.mailflow.topology.LabSettings;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
        var assumptions = settings.texts("assumptions").stream()
                .filter(text -> text.indexOf('=') > 0)
                .collect(Collectors.toMap(
                        text -> text.substring(0, text.indexOf('=')).strip(),
                        text -> text.substring(text.indexOf('=') + 1).strip(),
                        (first, second) -> second));
        return new LabSettings(
                settings.text("seed").orElse(LabSettings.DEFAULT.seed()),
                Reading.one(settings, "clock", Instant::parse).orElse(LabSettings.DEFAULT_START),
                settings.text("profile").orElse(LabSettings.DEFAULT.profile()),
                assumptions);
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
                        object.text("key").filter("RSA"::equalsIgnoreCase).isPresent()));
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
                        host.text("certificate").filter(name -> !name.equalsIgnoreCase("none"))))
                .toList();
    }
}
