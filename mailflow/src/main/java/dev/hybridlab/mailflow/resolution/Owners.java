package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.catalogue.ObjectType.Place;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import java.util.List;
import java.util.Optional;

/** Which owners a configuration has, and what kind of place each is. */
final class Owners {
    private Owners() {}

    static Place place(String owner) {
        if (owner.isEmpty()) {
            return Place.LAB;
        }
        if (owner.startsWith("onprem")) {
            return Place.ONPREM;
        }
        return owner.equals("exo") ? Place.EXO : Place.TENANT;
    }

    static List<String> organizations(Configuration configuration) {
        return configuration.owners().stream()
                .filter(owner -> place(owner) == Place.ONPREM)
                .toList();
    }

    static List<String> tenants(Configuration configuration) {
        return configuration.owners().stream()
                .filter(owner -> place(owner) == Place.EXO || place(owner) == Place.TENANT)
                .toList();
    }

    /** The tenant's initial domain: its {@code tenant:} key, or what its owner is called. */
    static String initialDomain(Configuration configuration, String owner) {
        var said = configuration.objects(owner, "tenantSettings").stream()
                .flatMap(settings -> settings.text("tenant").or(() -> Optional.of(settings.identity())).stream())
                .findFirst();
        if (said.isPresent()) {
            return said.get();
        }
        var bracket = owner.indexOf('[');
        return bracket < 0 ? "tenant.onmicrosoft.com" : owner.substring(bracket + 1, owner.length() - 1);
    }

    static String routingDomain(String initialDomain) {
        var dot = initialDomain.indexOf('.');
        return (dot < 0 ? initialDomain : initialDomain.substring(0, dot)) + ".mail.onmicrosoft.com";
    }

    static Optional<ConfigObject> labSettings(Configuration configuration) {
        return configuration.objects("", "labSettings").stream().findFirst();
    }

    static String seed(Configuration configuration) {
        return labSettings(configuration)
                .flatMap(settings -> settings.text("seed"))
                .orElse("1");
    }
}
