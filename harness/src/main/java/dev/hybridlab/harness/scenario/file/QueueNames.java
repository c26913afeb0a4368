package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.mailflow.address.AddressSpace;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.trace.QueueRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The queues that a server can have, as a step may name them: system queues, next hops, connectors (TIME-53). */
record QueueNames(Configuration configuration) {
    /** Of this server, whether or not mail waits there yet. */
    List<String> of(String server) {
        var names = new LinkedHashSet<String>();
        Stream.of(QueueRef.SUBMISSION, QueueRef.UNREACHABLE, QueueRef.POISON)
                .map(QueueRef::nextHopDomain)
                .forEach(names::add);
        configuration.owners().stream().filter(owner -> has(owner, server)).forEach(owner -> hops(owner, names));
        domains(names);
        return List.copyOf(names);
    }

    private boolean has(String owner, String server) {
        return configuration.objects(owner, "servers").stream()
                .anyMatch(each -> each.identity().equalsIgnoreCase(server));
    }

    /** Connectors with their smart hosts and domains, and the servers beside this one. */
    private void hops(String owner, Set<String> names) {
        for (var connector : configuration.objects(owner, "sendConnectors")) {
            names.add(connector.identity());
            names.addAll(connector.texts("SmartHosts"));
            connector.texts("AddressSpaces").stream()
                    .map(text -> AddressSpace.of(text).domain().toString())
                    .filter(domain -> !domain.startsWith("*"))
                    .forEach(names::add);
        }
        configuration.objects(owner, "servers").forEach(each -> names.addAll(each.texts("Fqdn")));
    }

    /** Every domain that the lab knows can be the next hop of a connector that asks for MX records. */
    private void domains(Set<String> names) {
        configuration.objects("", "internet").forEach(host -> names.addAll(host.texts("domains")));
        for (var owner : configuration.owners()) {
            identities(owner, "acceptedDomains").forEach(names::add);
            for (var recipient : configuration.objects(owner, "recipients")) {
                var addresses = new ArrayList<>(recipient.texts("RemoteRoutingAddress"));
                addresses.addAll(recipient.texts("ExternalEmailAddress"));
                addresses.stream()
                        .flatMap(text -> EmailAddress.tryParse(text).stream())
                        .map(EmailAddress::domain)
                        .forEach(names::add);
            }
        }
        identities("", "dns").forEach(names::add);
    }

    private Stream<String> identities(String owner, String section) {
        return configuration.objects(owner, section).stream().map(ConfigObject::identity);
    }
}
