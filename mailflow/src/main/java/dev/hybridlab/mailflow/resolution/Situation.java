package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.catalogue.ObjectType.Place;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.LabSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Defaults that depend on more than the property: on the side, the server's role, the profile, the lab's clock. */
record Situation(Configuration configuration, String owner, LabSettings settings) {
    Optional<Value> byDefault(ConfigObject object, String property) {
        return switch (object.type()) {
            case "ReceiveConnector" ->
                InstalledConnectors.setting(object, property)
                        .or(() -> InstalledConnectors.usage(object, property))
                        .or(() -> edge(object) ? InstalledConnectors.edgeSetting(property) : Optional.empty())
                        .or(() -> hops(property));
            case "SendConnector" -> sendConnector(property);
            case "AcceptedDomain" -> accepted(object, property);
            case "RemoteDomain" -> remote(object, property);
            case "TransportService" -> edge(object) ? edgeTimes(property) : Optional.empty();
            case "Certificate" -> validity(object, property);
            default -> Optional.empty();
        };
    }

    /** LOOP-01, LOOP-02: sources disagree, the profile decides. */
    private Optional<Value> hops(String property) {
        if (!settings.profile().equals("documented")) {
            return Optional.empty();
        }
        return switch (property) {
            case "MaxHopCount" -> Optional.of(Value.of(30));
            case "MaxLocalHopCount" -> Optional.of(Value.of(8));
            default -> Optional.empty();
        };
    }

    /** ONP-SEND-34: the server on which it is made, here the organization's first Mailbox server. */
    private Optional<Value> sendConnector(String property) {
        if (property.equals("MaxMessageSize")) { // ONP-SEND-35: sources disagree
            return Optional.of(Value.of(settings.assumption(Assumption.SEND_CONNECTOR_MAX_MESSAGE_SIZE)));
        }
        if (!property.equals("SourceTransportServers")) {
            return Optional.empty();
        }
        return configuration.objects(owner, "servers").stream()
                .filter(server -> !Installation.edge(server))
                .findFirst()
                .map(server -> Value.of(List.of(server.identity())));
    }

    /** DOM-05. */
    private static Optional<Value> accepted(ConfigObject domain, String property) {
        var authoritative = domain.text("DomainType")
                .filter(type -> !type.equals("Authoritative"))
                .isEmpty();
        return property.equals("AddressBookEnabled") && authoritative ? Optional.of(Value.of(true)) : Optional.empty();
    }

    /** DOM-27. */
    private Optional<Value> remote(ConfigObject domain, String property) {
        var builtIn = Owners.place(owner) == Place.ONPREM && domain.identity().equals("Default");
        return builtIn && (property.equals("AutoForwardEnabled") || property.equals("AutoReplyEnabled"))
                ? Optional.of(Value.of(false))
                : Optional.empty();
    }

    /** TIME-03, TIME-04. */
    private static Optional<Value> edgeTimes(String property) {
        return switch (property) {
            case "TransientFailureRetryInterval" -> Optional.of(Value.of("00:10:00"));
            case "OutboundConnectionFailureRetryInterval" -> Optional.of(Value.of("00:30:00"));
            default -> Optional.empty();
        };
    }

    private Optional<Value> validity(ConfigObject certificate, String property) {
        var start = settings.start();
        var authority =
                certificate.text("kind").filter(kind -> !kind.equals("leaf")).isPresent();
        return switch (property) {
            case "notBefore" ->
                Optional.of(Value.of(
                        start.minus(Duration.ofDays(authority ? 1825 : 30)).toString()));
            case "notAfter" ->
                Optional.of(Value.of(
                        start.plus(Duration.ofDays(authority ? 3650 : 365)).toString()));
            case "names" -> authority ? Optional.empty() : Optional.of(Value.of(List.of(certificate.identity())));
            default -> Optional.empty();
        };
    }

    private boolean edge(ConfigObject ofServer) {
        return ofServer.text("Server")
                .or(() -> Optional.of(ofServer.identity()))
                .flatMap(name -> Objects.find(configuration, new Section(owner, "servers"), name))
                .filter(Installation::edge)
                .isPresent();
    }
}
