package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.address.IpRange;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code Get-ReceiveConnector}.
 *
 * @param source where its settings were written
 * @param name identity, {@code EX01\Default Frontend EX01}
 * @param enabled Enabled
 * @param match which connections it takes
 * @param security who may do what
 * @param tls what it offers and whom it trusts
 * @param limits sizes, hops, errors
 * @param offer what EHLO lists besides logons and TLS
 */
public record ReceiveConnector(
        ConfigObject source,
        String name,
        boolean enabled,
        Match match,
        Security security,
        Tls tls,
        Limits limits,
        Offer offer) {
    /**
     * @param bindings address and port, {@code 0.0.0.0:25}
     * @param remoteIPRanges RemoteIPRanges
     * @param frontend TransportRole FrontendTransport
     */
    public record Match(List<Binding> bindings, List<IpRange> remoteIPRanges, boolean frontend) {
        public Match {
            bindings = List.copyOf(bindings);
            remoteIPRanges = List.copyOf(remoteIPRanges);
        }
    }

    /** @param address {@code 0.0.0.0} and {@code [::]} mean every address */
    public record Binding(String address, int port) {
        public boolean any() {
            return address.equals("0.0.0.0") || address.equals("::");
        }
    }

    /**
     * @param authMechanism words of AuthMechanism
     * @param permissionGroups words of PermissionGroups
     * @param anonymousRights extra rights of ANONYMOUS LOGON, short names as in ONP-RECV facts (Accept-Any-Recipient)
     * @param banner Banner, if set
     * @param fqdn Fqdn of the EHLO answer
     */
    public record Security(
            Set<String> authMechanism,
            Set<String> permissionGroups,
            Set<String> anonymousRights,
            Optional<String> banner,
            String fqdn) {
        public Security {
            authMechanism = Set.copyOf(authMechanism);
            permissionGroups = Set.copyOf(permissionGroups);
            anonymousRights = Set.copyOf(anonymousRights);
        }
    }

    /**
     * @param requireTls RequireTLS
     * @param tlsCertificateName the certificate's name in the topology, or the raw {@code <I>..<S>} text
     * @param tlsDomainCapabilities TlsDomainCapabilities
     * @param suppressXAnonymousTls SuppressXAnonymousTls
     */
    public record Tls(
            boolean requireTls,
            Optional<String> tlsCertificateName,
            List<Capability> tlsDomainCapabilities,
            boolean suppressXAnonymousTls) {
        public Tls {
            tlsDomainCapabilities = List.copyOf(tlsDomainCapabilities);
        }
    }

    /**
     * @param size SizeEnabled
     * @param extensions those that are switched on
     * @param gssapi EnableAuthGSSAPI
     */
    public record Offer(SizeKeyword size, Set<Extension> extensions, boolean gssapi) {
        public Offer {
            extensions = Set.copyOf(extensions);
        }
    }

    /** SizeEnabled (ONP-RECV-38). */
    public enum SizeKeyword {
        ENABLED,
        DISABLED,
        ENABLED_WITHOUT_VALUE
    }

    /** {@code mail.protection.outlook.com:AcceptCloudServicesMail}. */
    public record Capability(String domain, Set<String> capabilities) {
        public Capability {
            capabilities = Set.copyOf(capabilities);
        }
    }

    /**
     * @param maxHopCount MaxHopCount
     * @param maxLocalHopCount MaxLocalHopCount, 0: never
     * @param maxMessageSize octets
     * @param maxRecipientsPerMessage MaxRecipientsPerMessage
     * @param session how long and how patiently it listens
     * @param bareLinefeedRejectionEnabled BareLinefeedRejectionEnabled
     * @param maxHeaderSize octets
     * @param connections how many at once
     */
    public record Limits(
            int maxHopCount,
            int maxLocalHopCount,
            long maxMessageSize,
            int maxRecipientsPerMessage,
            Session session,
            boolean bareLinefeedRejectionEnabled,
            long maxHeaderSize,
            Connections connections) {}

    /**
     * Of one session (ONP-RECV-34 to ONP-RECV-36).
     *
     * @param maxProtocolErrors MaxProtocolErrors, 0: no limit
     * @param maxLogonFailures MaxLogonFailures, 0: no limit
     * @param longest ConnectionTimeout
     * @param idle ConnectionInactivityTimeout
     * @param tarpit TarpitInterval
     * @param authTarpit AuthTarpitInterval
     */
    public record Session(
            int maxProtocolErrors,
            int maxLogonFailures,
            Duration longest,
            Duration idle,
            Duration tarpit,
            Duration authTarpit) {}

    /**
     * At once (ONP-RECV-33).
     *
     * @param most MaxInboundConnection
     * @param perSource MaxInboundConnectionPerSource
     * @param percentagePerSource MaxInboundConnectionPercentagePerSource
     */
    public record Connections(long most, long perSource, int percentagePerSource) {}
}
