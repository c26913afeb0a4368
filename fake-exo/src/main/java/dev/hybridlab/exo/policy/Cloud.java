package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.authentication.Authenticator;
import dev.hybridlab.mailflow.decision.SessionId;
import dev.hybridlab.mailflow.exchange.Ids;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.InboundConnector;
import dev.hybridlab.mailflow.topology.InboundConnector.ConnectorType;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.zone.NameLookup;
import dev.hybridlab.mailflow.zone.ReverseNames;
import dev.hybridlab.mailflow.zone.ZoneLookup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Exchange Online as every rule of this package sees it; what each decision needs is looked up once. */
final class Cloud {
    /** Edge, front and hub of one build (HDR-87, HDR-86). */
    static final String BUILD = "15.20.8678.23";

    static final String STORE_BUILD = "15.20.7962.018";

    private final Topology topology;
    private final ReverseNames reverse;
    private final Authenticator authenticator;
    private final NameLookup published;
    private final boolean authenticates;
    private final Names names;
    private final String edge;
    private final String edgeInside;
    private final String outbound;
    private final Map<String, Tenant> tenants = new HashMap<>();
    private final List<Side> ownServers;

    Cloud(Topology topology, Authenticator authenticator) {
        this.topology = topology;
        this.reverse = new ReverseNames(topology.zones());
        this.authenticator = authenticator;
        this.published = new ZoneLookup(topology.zones(), "exo");
        this.authenticates =
                topology.settings().assumption(Assumption.SENDER_CHECKS).equals("all"); // BRD-22
        this.names = new Names(topology.settings().seed());
        this.edge = names.edge();
        this.edgeInside = names.edgeInside();
        this.outbound = names.outbound();
        topology.tenants().forEach(tenant -> tenants.putIfAbsent(Topology.fold(tenant.name()), tenant));
        this.ownServers = topology.tenants().stream()
                .filter(this::isHere)
                .flatMap(tenant -> tenant.connectors().inbound().stream()
                        .filter(connector -> connector.connectorType() == ConnectorType.ON_PREMISES)
                        .map(connector -> new Side(tenant, connector)))
                .toList();
    }

    /** A tenant and one of its inbound connectors. */
    record Side(Tenant tenant, InboundConnector connector) {}

    Topology topology() {
        return topology;
    }

    ReverseNames reverse() {
        return reverse;
    }

    Authenticator authenticator() {
        return authenticator;
    }

    /** What the zones hold, as Exchange Online sees them; no question is asked for it. */
    NameLookup published() {
        return published;
    }

    /** Whether mail is judged at the border, signed and sealed at all (BRD-22). */
    boolean authenticates() {
        return authenticates;
    }

    Names names() {
        return names;
    }

    /** What EHLO says outward (HDR-93). */
    String outbound() {
        return outbound;
    }

    LabSettings settings() {
        return topology.settings();
    }

    /** Every OnPremises inbound connector of this region (EXO-ATTR-01). */
    List<Side> ownServers() {
        return ownServers;
    }

    /** EXO-ATTR-14: the lab has the edge of the first tenant's region. */
    boolean isHere(Tenant tenant) {
        return tenant.place()
                .region()
                .equalsIgnoreCase(topology.tenants().getFirst().place().region());
    }

    Optional<Tenant> tenant(String name) {
        var known = tenants.get(name);
        return Optional.ofNullable(known != null ? known : tenants.get(Topology.fold(name)));
    }

    Optional<Tenant> tenantOf(Attribution attribution) {
        return attribution.tenant().flatMap(this::tenant);
    }

    String sessionId(SessionId session) {
        return Ids.sessionId(settings().seed(), edge, session);
    }

    /** A refusal with the server's tag (SMTP-04). */
    SmtpReply tagged(String text, SessionId session) {
        return SmtpReply.of(text).with(tag(session));
    }

    String tag(SessionId session) {
        return Ids.tag(edgeInside, session.at(), sessionId(session));
    }
}
