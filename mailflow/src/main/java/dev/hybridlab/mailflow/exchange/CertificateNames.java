package dev.hybridlab.mailflow.exchange;

import dev.hybridlab.mailflow.address.DomainPattern;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.LabSettings;
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

    /** How many labels of a name a wildcard stands for: TLS-12 says one, EXO-ATTR-07 asks for any number. */
    public enum Labels {
        ONE,
        ANY;

        /** As the switch {@code wildcardLabels} says. */
        public static Labels of(LabSettings settings) {
            return settings.assumption(Assumption.WILDCARD_LABELS).equals("one") ? ONE : ANY;
        }
    }

    /** The first name that satisfies {@code wanted}; a wildcard on either side stands for one label (TLS-12). */
    public static Optional<String> match(DomainPattern wanted, CertificateFacts facts) {
        return match(wanted, facts, Labels.ONE);
    }

    /** The first name that satisfies {@code wanted}, which may have a wildcard on either side. */
    public static Optional<String> match(DomainPattern wanted, CertificateFacts facts, Labels labels) {
        var common = facts.identity().commonName().map(Topology::fold);
        if (common.isPresent() && satisfies(wanted, common.get(), labels)) {
            return common;
        }
        for (var each : facts.names()) {
            var name = Topology.fold(each);
            if (satisfies(wanted, name, labels)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static boolean satisfies(DomainPattern wanted, String name, Labels labels) {
        return switch (wanted.kind()) {
            case ANY -> true;
            case EXACT ->
                name.equals(wanted.base()) || name.startsWith("*.") && below(wanted.base(), name.substring(2), labels);
            case SUBDOMAINS -> name.equals("*." + wanted.base()) || below(name, wanted.base(), labels);
        };
    }

    private static boolean below(String name, String domain, Labels labels) {
        if (name.startsWith("*")) {
            return labels == Labels.ANY && name.endsWith("." + domain);
        }
        return labels == Labels.ANY
                ? name.endsWith("." + domain)
                : name.indexOf('.') > 0 && name.substring(name.indexOf('.') + 1).equals(domain);
    }
}
