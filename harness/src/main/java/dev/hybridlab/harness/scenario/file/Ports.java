package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ports on which a host of a configuration can be dialled. A connector that is switched off keeps its port: to find it
 * silent may be what a scenario is about.
 */
record Ports(Configuration configuration) {
    private static final List<Integer> CLOUD = List.of(25); // EXO-ATTR-01
    private static final List<Integer> SUBMISSION = List.of(25, 587); // AUTH-24
    private static final List<Integer> HIGH_VOLUME = List.of(587); // AUTH-60
    private static final int SSL = 465; // SMTP-55
    private static final List<Integer> OUTSIDE = List.of(25, 587);

    /** Of a host that a step calls by its name, its Fqdn or an address; empty for one that is not there. */
    Optional<List<Integer>> of(String host) {
        if (isHighVolume(host)) {
            return Optional.of(HIGH_VOLUME);
        }
        if (isSubmission(host)) {
            return Optional.of(SUBMISSION);
        }
        for (var owner : configuration.owners()) {
            var server = configuration.objects(owner, "servers").stream()
                    .filter(each -> called(each, host))
                    .findFirst();
            if (server.isPresent()) {
                return Optional.of(bound(owner, server.get().identity()));
            }
        }
        return configuration.objects("", "internet").stream().anyMatch(each -> called(each, host))
                ? Optional.of(OUTSIDE)
                : host.equalsIgnoreCase("exo") ? Optional.of(CLOUD) : Optional.empty();
    }

    /** Nobody listens there, and yet devices dial it: what they do then is worth a scenario. */
    static boolean inVain(String host, int port) {
        return port == SSL && isSubmission(host);
    }

    private static boolean isHighVolume(String host) {
        return List.of(ExchangeOnline.HIGH_VOLUME, ExchangeOnline.HIGH_VOLUME_ADDRESS)
                .contains(host.toLowerCase(Locale.ROOT));
    }

    private static boolean isSubmission(String host) {
        var all = ExchangeOnline.SUBMISSION_HOSTS;
        return all.containsKey(host.toLowerCase(Locale.ROOT)) || all.containsValue(host);
    }

    private static boolean called(ConfigObject host, String name) {
        return Stream.of(
                        Stream.of(host.identity()),
                        host.texts("Fqdn").stream(),
                        host.texts("address").stream(),
                        host.texts("publicAddress").stream())
                .flatMap(each -> each)
                .anyMatch(name::equalsIgnoreCase);
    }

    private List<Integer> bound(String owner, String server) {
        return configuration.objects(owner, "receiveConnectors").stream()
                .filter(each ->
                        each.text("Server").filter(server::equalsIgnoreCase).isPresent())
                .flatMap(each -> each.texts("Bindings").stream())
                .map(binding -> Integer.valueOf(binding.substring(binding.lastIndexOf(':') + 1)))
                .distinct()
                .sorted()
                .toList();
    }
}
