package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.address.DomainPattern;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The certificate that {@code hybrid:} names, as the wizard writes it into connectors.
 *
 * @param text for TlsCertificateName; {@code $null} when none is named
 * @param name for TlsDomain: the certificate's name
 * @param sender for TlsSenderCertificateName
 * @param hostName for Fqdn; empty for a wildcard, which is no host's name
 */
record WizardCertificate(Value text, Value name, Value sender, Optional<String> hostName) {
    static WizardCertificate of(Configuration configuration, ConfigObject hybrid) {
        var text = hybrid.text("TlsCertificateName");
        var name = text.map(named -> commonName(configuration, named));
        var accepted = configuration.objects("exo", "acceptedDomains").stream()
                .map(ConfigObject::identity)
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .toList();
        return new WizardCertificate(
                text.map(Value::of).orElse(Value.NOTHING),
                name.map(Value::of).orElse(Value.NOTHING),
                name.map(each -> Value.of(sender(each, accepted))).orElse(Value.NOTHING),
                name.filter(each -> !each.startsWith("*")));
    }

    /** The first name of a certificate of the topology; of {@code <I>issuer<S>CN=name, O=..} the CN. */
    private static String commonName(Configuration configuration, String text) {
        var known = Objects.find(configuration, new Section("", "certificates"), text);
        if (known.isPresent()) {
            var names = known.get().texts("names");
            return names.isEmpty() ? text : names.getFirst();
        }
        var at = text.indexOf("CN=", Math.max(0, text.indexOf("<S>")));
        if (at < 0) {
            return text;
        }
        var comma = text.indexOf(',', at);
        return text.substring(at + 3, comma < 0 ? text.length() : comma).strip();
    }

    /** HYB-11: the name itself if it is accepted, else the wildcard of the accepted domain above it. */
    private static String sender(String name, List<String> accepted) {
        var folded = name.toLowerCase(Locale.ROOT);
        if (folded.startsWith("*.") || accepted.contains(folded)) {
            return name;
        }
        return accepted.stream()
                .filter(domain -> DomainPattern.of(domain).kind() == DomainPattern.Kind.EXACT)
                .filter(domain -> folded.endsWith("." + domain))
                .max(Comparator.comparingInt(String::length))
                .map(domain -> "*." + domain)
                .orElse(name);
    }
}
