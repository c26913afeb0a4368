package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.address.AddressSpace;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import java.util.List;
import java.util.Optional;

/**
 * {@code Get-SendConnector}.
 *
 * @param source where its settings were written
 * @param name Name
 * @param match what it takes and from whom
 * @param nextHop MX or smart hosts
 * @param tls how it secures and judges
 * @param fqdn Fqdn, the EHLO name; empty: the server's
 * @param cloudServicesMailEnabled CloudServicesMailEnabled
 * @param authMechanism SmartHostAuthMechanism
 */
public record SendConnector(
        ConfigObject source,
        String name,
        Match match,
        NextHop nextHop,
        Tls tls,
        Optional<String> fqdn,
        boolean cloudServicesMailEnabled,
        String authMechanism) {
    /**
     * @param enabled Enabled
     * @param addressSpaces AddressSpaces
     * @param sourceTransportServers SourceTransportServers, names
     * @param scoped IsScopedConnector
     * @param maxMessageSize octets
     */
    public record Match(
            boolean enabled,
            List<AddressSpace> addressSpaces,
            List<String> sourceTransportServers,
            boolean scoped,
            long maxMessageSize) {
        public Match {
            addressSpaces = List.copyOf(addressSpaces);
            sourceTransportServers = List.copyOf(sourceTransportServers);
        }
    }

    /**
     * @param requireTls RequireTLS
     * @param ignoreStartTls IgnoreSTARTTLS
     * @param tlsAuthLevel TlsAuthLevel; empty: opportunistic
     * @param tlsDomain TlsDomain
     * @param tlsCertificateName the certificate's name in the topology, or the raw {@code <I>..<S>} text
     */
    public record Tls(
            boolean requireTls,
            boolean ignoreStartTls,
            Optional<TlsLevel> tlsAuthLevel,
            Optional<String> tlsDomain,
            Optional<String> tlsCertificateName) {}
}
