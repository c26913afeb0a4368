package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.NearWord;
import java.util.List;
import java.util.Locale;

/** A {@code hybrid:} section that the wizard would not take. */
final class HybridFindings {
    private HybridFindings() {}

    static void check(Configuration configuration, Findings findings) {
        var hybrid = configuration.objects("", "hybrid").stream().findFirst();
        hybrid.ifPresent(section -> check(section, configuration, findings));
    }

    private static void check(ConfigObject hybrid, Configuration configuration, Findings findings) {
        var onprem = Owners.organizations(configuration).stream().findFirst();
        if (onprem.isEmpty() || !configuration.owners().contains("exo")) {
            findings.add(hybrid.origin(), "hybrid: needs both onprem: and exo:", "add the side that is missing");
            return;
        }
        var servers = ServerFindings.names(configuration, onprem.get());
        for (var property : List.of("SendingTransportServers", "ReceivingTransportServers", "EdgeTransportServers")) {
            ServerFindings.references(List.of(hybrid), property, servers, findings);
        }
        var edge = !hybrid.texts("EdgeTransportServers").isEmpty();
        var others = !hybrid.texts("SendingTransportServers").isEmpty()
                || !hybrid.texts("ReceivingTransportServers").isEmpty();
        if (edge && others) { // HYB-07
            findings.add(
                    hybrid.originOf("EdgeTransportServers"),
                    "EdgeTransportServers beside SendingTransportServers or ReceivingTransportServers",
                    "leave the other two out, or this one");
        }
        domains(hybrid, configuration, findings);
    }

    private static void domains(ConfigObject hybrid, Configuration configuration, Findings findings) {
        var accepted = DomainFindings.names(configuration, "exo");
        for (var domain : hybrid.texts("Domains")) {
            var name = domain.toLowerCase(Locale.ROOT).replaceFirst("^autod:", "");
            if (!accepted.contains(name)) {
                findings.add(
                        hybrid.originOf("Domains"),
                        "the shared domain '" + name + "' is no accepted domain of the tenant",
                        "add it to exo.acceptedDomains; " + NearWord.suggestion(name, accepted));
            }
        }
    }
}
