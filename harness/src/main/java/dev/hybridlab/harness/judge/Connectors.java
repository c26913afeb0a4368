package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.topology.InboundConnector;
import dev.hybridlab.mailflow.topology.OutboundConnector;
import dev.hybridlab.mailflow.topology.SendConnector;
import dev.hybridlab.mailflow.topology.Topology;
import java.util.Optional;

/** The connectors of all tenants and organizations, by the names that evidence calls them. */
record Connectors(Topology topology) {
    Optional<InboundConnector> inbound(String name) {
        return topology.tenants().stream()
                .flatMap(tenant -> tenant.connectors().inbound().stream())
                .filter(connector -> connector.name().equals(name))
                .findFirst();
    }

    Optional<OutboundConnector> outbound(String name) {
        return topology.tenants().stream()
                .flatMap(tenant -> tenant.connectors().outbound().stream())
                .filter(connector -> connector.name().equals(name))
                .findFirst();
    }

    Optional<SendConnector> sending(String name) {
        return topology.organizations().stream()
                .flatMap(organization -> organization.sendConnectors().stream())
                .filter(connector -> connector.name().equals(name))
                .findFirst();
    }
}
