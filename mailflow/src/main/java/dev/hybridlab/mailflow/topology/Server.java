package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * An on-premises Exchange server.
 *
 * @param source where its settings were written
 * @param name Name, {@code EX01}
 * @param fqdn Fqdn
 * @param addresses logical addresses, the first is its own source address
 * @param certificates names of the installed certificates
 * @param build role and version
 * @param receiveConnectors its listeners
 * @param transportService Get-TransportService (retry and expiry times)
 */
public record Server(
        ConfigObject source,
        String name,
        String fqdn,
        List<IpAddress> addresses,
        List<String> certificates,
        Build build,
        List<ReceiveConnector> receiveConnectors,
        ConfigObject transportService) {
    public Server {
        addresses = List.copyOf(addresses);
        certificates = List.copyOf(certificates);
        receiveConnectors = List.copyOf(receiveConnectors);
    }

    /**
     * @param edge an Edge Transport server
     * @param version 2016, 2019 or SE
     * @param id as Received lines print it, {@code 15.2.1544.11}
     * @param tlsVersions as Received lines name them, e.g. {@code TLS1_2}
     */
    public record Build(boolean edge, String version, String id, List<String> tlsVersions) {
        public Build {
            tlsVersions = List.copyOf(tlsVersions);
        }
    }

    /** Its clock: the offset at an instant (HDR-91). UTC unless the file says otherwise. */
    public ZoneOffset offset(Instant at) {
        return source.text("timeZone")
                .map(ZoneId::of)
                .orElse(ZoneOffset.UTC)
                .getRules()
                .getOffset(at);
    }

    /** Its Active Directory site. */
    public String site() {
        return source.text("site").orElse("Default-First-Site-Name");
    }
}
