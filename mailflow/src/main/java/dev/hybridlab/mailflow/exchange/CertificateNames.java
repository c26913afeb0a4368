package dev.hybridlab.mailflow.exchange;

import dev.hybridlab.mailflow.address.DomainPattern;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.CertificateFacts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** The names of a certificate and whether one satisfies a wish. Upper and lower case do not count. */
public final class CertificateNames {
    private CertificateNames() {}

    /** The CN, then the alternative names, each once, in lower case. */
    public static List<String> of(CertificateFacts facts) {
        var names = new LinkedHashSet<String>();
        facts.identity().commonName().ifPresent(name -> names.add(Topology.fold(name)));
        facts.names().forEach(name -> names.add(Topology.fold(name)));
        return List.copyOf(names);
    }

    /** The first name that satisfies {@code wanted}; a wildcard on either side stands for one label (TLS-12). */
    public static Optional<String> match(DomainPattern wanted, CertificateFacts facts) {
        return of(facts).stream().filter(name -> satisfies(wanted, name)).findFirst();
    }

    private static boolean satisfies(DomainPattern wanted, String name) {
        return switch (wanted.kind()) {
            case ANY -> true;
            case EXACT ->
                name.equals(wanted.base()) || name.startsWith("*.") && oneLabelBelow(wanted.base(), name.substring(2));
            case SUBDOMAINS -> name.equals("*." + wanted.base()) || oneLabelBelow(name, wanted.base());
        };
    }

    private static boolean oneLabelBelow(String name, String domain) {
        var dot = name.indexOf('.');
        return dot > 0 && !name.startsWith("*") && name.substring(dot + 1).equals(domain);
    }
}
