package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.NearWord;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Names of certificates that the topology does not have. A certificate that exists but is not installed is no mistake of
 * the file: it is what many a scenario is about, and so is {@code <I>..<S>..} text that matches nothing.
 */
final class CertificateFindings {
    private CertificateFindings() {}

    static void check(Configuration configuration, Findings findings) {
        var certificates = configuration.objects("", "certificates");
        var names = certificates.stream().map(ConfigObject::identity).toList();
        certificates.forEach(certificate -> check(certificate, certificates, names, findings));
        configuration.objects("", "internet").forEach(host -> references(host, "certificate", names, findings));
        configuration
                .objects("", "hybrid")
                .forEach(hybrid -> references(hybrid, "TlsCertificateName", names, findings));
        Owners.tenants(configuration)
                .forEach(owner -> configuration
                        .objects(owner, "applications")
                        .forEach(each -> references(each, "certificate", names, findings)));
        for (var owner : Owners.organizations(configuration)) {
            configuration.objects(owner, "servers").forEach(each -> references(each, "certificates", names, findings));
            for (var section : List.of("sendConnectors", "receiveConnectors")) {
                configuration
                        .objects(owner, section)
                        .forEach(each -> references(each, "TlsCertificateName", names, findings));
            }
        }
    }

    private static void check(ConfigObject certificate, List<ConfigObject> all, List<String> names, Findings findings) {
        references(certificate, "issuedBy", names, findings);
        var signer = certificate.text("issuedBy").orElse("");
        all.stream()
                .filter(each -> each.identity().equalsIgnoreCase(signer))
                .filter(each -> each.text("kind").orElse("leaf").equals("leaf"))
                .forEach(each -> findings.add(
                        certificate.originOf("issuedBy"),
                        "'" + certificate.identity() + "' is issued by '" + signer + "', which is no authority",
                        "give '" + signer + "' kind: authority, or name another signer"));
        if (inCircle(certificate, all)) {
            findings.add(
                    certificate.originOf("issuedBy"),
                    "'" + certificate.identity() + "' is issued by authorities that it issued itself",
                    "leave issuedBy out of one of them: it is then a root");
        }
        var from = certificate.text("notBefore").orElse("");
        var until = certificate.text("notAfter").orElse("");
        if (!from.isEmpty() && !until.isEmpty() && from.compareTo(until) > 0) {
            findings.add(
                    certificate.settings().containsKey("notAfter")
                            ? certificate.originOf("notAfter")
                            : certificate.origin(),
                    "'" + certificate.identity() + "' ends at " + until + ", before it begins at " + from,
                    "set notBefore to an earlier instant");
        }
    }

    private static boolean inCircle(ConfigObject certificate, List<ConfigObject> all) {
        var seen = new HashSet<ConfigObject>();
        var at = signer(certificate, all);
        while (at.isPresent() && seen.add(at.get())) {
            if (at.get().equals(certificate)) {
                return true;
            }
            at = signer(at.get(), all);
        }
        return false;
    }

    private static Optional<ConfigObject> signer(ConfigObject certificate, List<ConfigObject> all) {
        return certificate
                .text("issuedBy")
                .flatMap(name -> all.stream()
                        .filter(each -> each.identity().equalsIgnoreCase(name))
                        .findFirst());
    }

    private static void references(ConfigObject object, String property, List<String> names, Findings findings) {
        for (var name : object.texts(property)) {
            var nothing = name.isEmpty() || name.startsWith("<I>");
            var none = property.equals("certificate")
                    && name.toLowerCase(Locale.ROOT).equals("none");
            if (!nothing && !none && names.stream().noneMatch(name::equalsIgnoreCase)) {
                findings.add(
                        object.originOf(property),
                        "unknown certificate '" + name + "'",
                        NearWord.suggestion(name, names));
            }
        }
    }
}
