package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.address.AddressSpace;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.resolution.Warnings.Warning;
import java.util.List;
import java.util.Optional;

/** The hybrid send connector: one, with one address space, and nobody who takes its mail away (HYB-22, HYB-23, HYB-25, HYB-31). */
final class SendConnectorWarnings {
    private static final String WIZARDS = "Outbound to Office 365";
    private static final int LONGEST_ON_EDGE = 256;

    private final List<ConfigObject> connectors;
    private final String routingDomain;
    private final Warnings warnings;

    private SendConnectorWarnings(Configuration configuration, String onprem, Warnings warnings) {
        this.connectors = configuration.objects(onprem, "sendConnectors").stream()
                .filter(each -> each.flag("Enabled"))
                .toList();
        this.routingDomain = Owners.routingDomain(Owners.initialDomain(configuration, "exo"));
        this.warnings = warnings;
    }

    static void check(Configuration configuration, String onprem, Warnings warnings) {
        var checking = new SendConnectorWarnings(configuration, onprem, warnings);
        if (Warnings.hybrid(configuration).isPresent()) {
            checking.candidates();
            checking.wizards().ifPresent(hybrid -> {
                checking.oneSpace(hybrid);
                checking.bypassed(hybrid);
            });
        }
        var edges = configuration.objects(onprem, "servers").stream()
                .filter(Installation::edge)
                .map(ConfigObject::identity)
                .toList();
        checking.connectors.forEach(each -> checking.replicable(each, edges));
    }

    private Optional<ConfigObject> wizards() {
        return connectors.stream()
                .filter(each -> each.identity().startsWith(WIZARDS))
                .findFirst();
    }

    /** HYB-22, HCW8011: those that name the routing domain. */
    private void candidates() {
        var candidates = connectors.stream().filter(each -> names(each)).toList();
        candidates.stream()
                .skip(1)
                .forEach(each -> warnings.add(
                        each,
                        "AddressSpaces",
                        new Warning(
                                "HYB-22",
                                "HCW8011: '" + each.identity() + "' takes " + routingDomain + " beside '"
                                        + candidates.getFirst().identity() + "'",
                                "leave the routing domain to one send connector")));
    }

    private boolean names(ConfigObject connector) {
        return spaces(connector).stream()
                .anyMatch(space -> space.domain().toString().equalsIgnoreCase(routingDomain));
    }

    private static List<AddressSpace> spaces(ConfigObject connector) {
        return Reading.all(connector, "AddressSpaces", AddressSpace::of);
    }

    /** HYB-23, HCW8039. */
    private void oneSpace(ConfigObject hybrid) {
        var spaces = spaces(hybrid);
        if (spaces.size() != 1) {
            warnings.add(
                    hybrid,
                    "AddressSpaces",
                    new Warning(
                            "HYB-23",
                            "HCW8039: '" + hybrid.identity() + "' has " + spaces.size() + " address spaces",
                            "leave one: smtp:" + routingDomain + ";1"));
        }
    }

    /** HYB-25: whoever takes the routing domain more specifically takes the hybrid mail. */
    private void bypassed(ConfigObject hybrid) {
        var own = specificity(hybrid);
        connectors.stream()
                .filter(each -> !each.equals(hybrid) && !names(each))
                .filter(each -> specificity(each) > own)
                .forEach(each -> warnings.add(
                        each,
                        "AddressSpaces",
                        new Warning(
                                "HYB-25",
                                "'" + each.identity() + "' takes " + routingDomain + " more specifically than '"
                                        + hybrid.identity() + "'",
                                "take it out of its AddressSpaces, or name " + routingDomain
                                        + " at the hybrid connector")));
    }

    private int specificity(ConfigObject connector) {
        return spaces(connector).stream()
                .map(AddressSpace::domain)
                .filter(domain -> domain.covers(routingDomain))
                .mapToInt(domain -> domain.specificity())
                .max()
                .orElse(-1);
    }

    /** HYB-31. */
    private void replicable(ConfigObject connector, List<String> edges) {
        var length = connector.text("TlsCertificateName").orElse("").length();
        var onEdge = connector.texts("SourceTransportServers").stream()
                .anyMatch(source -> edges.stream().anyMatch(source::equalsIgnoreCase));
        if (onEdge && length > LONGEST_ON_EDGE) {
            warnings.add(
                    connector,
                    "TlsCertificateName",
                    new Warning(
                            "HYB-31",
                            "TlsCertificateName of '" + connector.identity() + "' has " + length
                                    + " characters, and EdgeSync copies " + LONGEST_ON_EDGE + " at most",
                            "set it on Edge itself, or use a certificate with shorter names"));
        }
    }
}
