package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Value;
import java.util.List;
import java.util.Optional;

/**
 * The receive connectors that installation makes, by the beginning of their name (ONP-RECV-51 to ONP-RECV-58).
 *
 * @param prefix what stands before the server's name
 * @param port where it listens
 * @param frontend which role
 * @param mechanisms AuthMechanism
 * @param groups PermissionGroups
 */
record InstalledConnectors(String prefix, int port, boolean frontend, List<String> mechanisms, List<String> groups) {
    private static final List<String> CLIENT = List.of("Tls", "Integrated", "BasicAuth", "BasicAuthRequireTLS");
    private static final List<String> FULL =
            List.of("Tls", "Integrated", "BasicAuth", "BasicAuthRequireTLS", "ExchangeServer");

    private static final List<InstalledConnectors> ALL = List.of(
            new InstalledConnectors(
                    "Default Frontend ",
                    25,
                    true,
                    FULL,
                    List.of("AnonymousUsers", "ExchangeServers", "ExchangeLegacyServers")),
            new InstalledConnectors("Client Frontend ", 587, true, CLIENT, List.of("ExchangeUsers")),
            new InstalledConnectors("Outbound Proxy Frontend ", 717, true, FULL, List.of("ExchangeServers")),
            new InstalledConnectors("Client Proxy ", 465, false, FULL, List.of("ExchangeUsers", "ExchangeServers")),
            new InstalledConnectors(
                    "Default internal receive connector ",
                    25,
                    false,
                    List.of("Tls", "ExchangeServer"),
                    List.of("AnonymousUsers", "ExchangeServers", "Partners")),
            new InstalledConnectors(
                    "Default ",
                    2525,
                    false,
                    FULL,
                    List.of("ExchangeUsers", "ExchangeServers", "ExchangeLegacyServers")));

    /** What installation set on this connector; empty for another connector, or where the catalogue's default holds. */
    static Optional<Value> setting(ConfigObject connector, String property) {
        var server = connector.text("Server").orElse("");
        var name = connector.text("Name").orElse("");
        return ALL.stream()
                .filter(each -> name.equalsIgnoreCase(each.prefix() + server))
                .findFirst()
                .flatMap(each -> each.setting(property));
    }

    /** What New-ReceiveConnector -Usage gives: ONP-RECV-81 to ONP-RECV-85. */
    static Optional<Value> usage(ConfigObject connector, String property) {
        var usage = connector.text("Usage").orElse("Custom");
        return switch (property) {
            case "Bindings" -> when(usage.equals("Client"), Value.of(List.of("0.0.0.0:587", "[::]:587")));
            case "PermissionGroups" ->
                switch (usage) {
                    case "Client" -> Optional.of(Value.of(List.of("ExchangeUsers")));
                    case "Internal" -> Optional.of(Value.of(List.of("ExchangeServers", "ExchangeLegacyServers")));
                    case "Internet" -> Optional.of(Value.of(List.of("AnonymousUsers")));
                    case "Partner" -> Optional.of(Value.of(List.of("Partners")));
                    default -> Optional.empty();
                };
            case "AuthMechanism" ->
                switch (usage) {
                    case "Client" -> Optional.of(Value.of(CLIENT));
                    case "Internal" -> Optional.of(Value.of(List.of("Tls", "ExchangeServer")));
                    default -> Optional.empty();
                };
            case "DomainSecureEnabled" -> when(usage.equals("Partner"), Value.of(true));
            default -> Optional.empty();
        };
    }

    /** ONP-RECV-35, ONP-RECV-37. */
    static Optional<Value> edgeSetting(String property) {
        return switch (property) {
            case "TransportRole" -> Optional.of(Value.of("HubTransport"));
            case "ConnectionTimeout" -> Optional.of(Value.of("00:05:00"));
            case "ConnectionInactivityTimeout" -> Optional.of(Value.of("00:01:00"));
            case "MessageRateLimit" -> Optional.of(Value.of("600"));
            default -> Optional.empty();
        };
    }

    private Optional<Value> setting(String property) {
        return switch (property) {
            case "Bindings" -> Optional.of(Value.of(List.of("0.0.0.0:" + port, "[::]:" + port)));
            case "TransportRole" -> Optional.of(Value.of(frontend ? "FrontendTransport" : "HubTransport"));
            case "AuthMechanism" -> Optional.of(Value.of(mechanisms));
            case "PermissionGroups" -> Optional.of(Value.of(groups));
            default -> special(property);
        };
    }

    /** ONP-RECV-28, ONP-RECV-32, ONP-RECV-33, ONP-RECV-36, ONP-RECV-37, ONP-RECV-38, ONP-RECV-42, ONP-RECV-52. */
    private Optional<Value> special(String property) {
        var hub = port == 2525;
        var client = prefix.startsWith("Client ");
        var proxy = port == 717;
        var firstDoor = prefix.equals("Default Frontend ");
        return switch (property) {
            case "MaxRecipientsPerMessage" -> when(hub, Value.of(5000));
            case "MaxInboundConnectionPerSource" -> when(hub, Value.of("Unlimited"));
            case "MaxInboundConnectionPercentagePerSource" -> when(hub, Value.of(100));
            case "SizeEnabled" -> when(hub, Value.of("EnabledWithoutValue"));
            case "TarpitInterval" -> when(proxy, Value.of("00:00:00"));
            case "MessageRateLimit" -> when(client, Value.of("5"));
            case "MessageRateSource" -> when(client, Value.of("User"));
            case "EnableAuthGSSAPI" -> when(client, Value.of(true));
            case "DomainSecureEnabled" -> when(firstDoor || proxy, Value.of(true));
            case "ProtocolLoggingLevel" -> when(firstDoor, Value.of("Verbose"));
            default -> Optional.empty();
        };
    }

    private static Optional<Value> when(boolean condition, Value value) {
        return condition ? Optional.of(value) : Optional.empty();
    }
}
