package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.exchange.ReceivedLine;
import dev.hybridlab.mailflow.topology.AcceptedDomain;
import dev.hybridlab.mailflow.topology.InstalledCertificates;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.topology.Organization;
import dev.hybridlab.mailflow.topology.Server;
import dev.hybridlab.mailflow.topology.Topology;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A server and what it belongs to: what every rule of this package looks at. */
record Home(Topology topology, Organization organization, Server server) {
    LabSettings settings() {
        return topology.settings();
    }

    String seed() {
        return settings().seed();
    }

    String fqdn() {
        return server.fqdn();
    }

    /** Its own source address. */
    IpAddress address() {
        return server.addresses().getFirst();
    }

    /** In the local time of this server (HDR-91). */
    ReceivedLine.When when(Instant at) {
        return new ReceivedLine.When(at, server.offset(at));
    }

    /** An Edge server knows the accepted domains that EdgeSync copied last (FLOW-19). */
    Optional<AcceptedDomain> accepted(String domain) {
        var synced = server.build().edge() ? server.source().texts("syncedDomains") : List.<String>of();
        return organization
                .accepted(domain)
                .filter(known -> synced.isEmpty() || synced.stream().anyMatch(known.name()::equalsIgnoreCase));
    }

    InstalledCertificates certificates() {
        return new InstalledCertificates(topology.certificates());
    }
}
