package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.resolution.Warnings.Warning;

/** Domains that nobody is the last to answer for, and routing addresses outside the routing domain (HYB-25). */
final class SharedDomainWarnings {
    private SharedDomainWarnings() {}

    static void check(Configuration configuration, String onprem, Warnings warnings) {
        for (var domain : configuration.objects(onprem, "acceptedDomains")) {
            var relayed = configuration.objects("exo", "acceptedDomains").stream()
                    .filter(each -> each.identity().equalsIgnoreCase(domain.identity()))
                    .anyMatch(SharedDomainWarnings::internalRelay);
            if (relayed && internalRelay(domain)) {
                warnings.add(
                        domain,
                        "DomainType",
                        new Warning(
                                "HYB-25",
                                "'" + domain.identity()
                                        + "' is InternalRelay on both sides: mail for nobody goes round between them",
                                "one side must be Authoritative"));
            }
        }
        var routing = Owners.routingDomain(Owners.initialDomain(configuration, "exo"));
        for (var recipient : configuration.objects(onprem, "recipients")) {
            recipient
                    .text("RemoteRoutingAddress")
                    .flatMap(EmailAddress::tryParse)
                    .filter(address -> !address.domain().equalsIgnoreCase(routing))
                    .ifPresent(address -> warnings.add(
                            recipient,
                            "RemoteRoutingAddress",
                            new Warning(
                                    "HYB-25",
                                    "RemoteRoutingAddress " + address + " of '" + recipient.identity()
                                            + "' is not in the routing domain",
                                    "write " + address.at(routing))));
        }
    }

    private static boolean internalRelay(ConfigObject domain) {
        return domain.text("DomainType").filter("InternalRelay"::equals).isPresent();
    }
}
