package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.decision.SessionId;
import dev.hybridlab.mailflow.exchange.Ids;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.zone.ReverseNames;
import java.util.Optional;

/** Exchange Online as every rule of this package sees it. */
record Cloud(Topology topology, ReverseNames reverse) {
    Cloud(Topology topology) {
        this(topology, new ReverseNames(topology.zones()));
    }

    /** Edge, front and hub of one build (HDR-87, HDR-86). */
    static final String BUILD = "15.20.8678.23";

    static final String STORE_BUILD = "15.20.7962.018";

    Names names() {
        return new Names(topology.settings().seed());
    }

    LabSettings settings() {
        return topology.settings();
    }

    Optional<Tenant> tenant(String name) {
        return topology.tenants().stream()
                .filter(tenant -> tenant.name().equalsIgnoreCase(name))
                .findFirst();
    }

    Optional<Tenant> tenantOf(Attribution attribution) {
        return attribution.tenant().flatMap(this::tenant);
    }

    String sessionId(SessionId session) {
        return Ids.sessionId(settings().seed(), names().edge(), session);
    }

    /** A refusal with the server's tag (SMTP-04). */
    SmtpReply tagged(String text, SessionId session) {
        return SmtpReply.of(text).with(tag(session));
    }

    String tag(SessionId session) {
        return Ids.tag(names().edgeInside(), session.at(), sessionId(session));
    }
}
