package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.topology.ReceiveConnector;
import dev.hybridlab.mailflow.topology.Server;
import dev.hybridlab.mailflow.trace.Attribution.AuthAs;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** Whom a session is with, as far as rights go (ONP-RECV-61 to ONP-RECV-70). */
enum Standing {
    ANONYMOUS,
    /** A logged-on user. */
    USER,
    /** Another server of this organization. */
    EXCHANGE_SERVER,
    /** ExternalAuthoritative: whoever reaches this connector. */
    EXTERNALLY_SECURED,
    /** ExchangeLegacyServers: servers older than any that a topology can have, so that nobody is one. */
    LEGACY_SERVER,
    /** Who proved a secure domain. */
    PARTNER,
    /** Nobody whom the connector admits. */
    NOBODY;

    /** A standing and why. */
    record Given(Standing standing, Reason because) {}

    static Given of(Home home, ReceiveConnector connector, Peer peer) {
        var groups = connector.security().permissionGroups();
        var source = connector.source();
        if (connector.security().authMechanism().contains("ExternalAuthoritative")) {
            return new Given(
                    EXTERNALLY_SECURED,
                    Reason.of("ONP-RECV-06", "'{}' is externally secured", connector.name())
                            .configuredAt(source.originOf("AuthMechanism")));
        }
        if (peer.identity().isPresent() && groups.contains("ExchangeUsers")) {
            return new Given(
                    USER,
                    Reason.of("ONP-RECV-07", "{} has logged on", peer.identity().get())
                            .configuredAt(source.originOf("PermissionGroups")));
        }
        var sibling = sibling(home, connector, peer);
        if (sibling.isPresent()) {
            var known = Reason.of(
                            "ONP-RECV-08",
                            "{} is {} of this organization",
                            peer.address(),
                            sibling.get().name())
                    .alsoAssuming("AUTH-18");
            return new Given(EXCHANGE_SERVER, connector.match().frontend() ? known.alsoAssuming("FLOW-17") : known);
        }
        var partner = DomainSecurity.partner(home, connector, peer);
        if (partner.isPresent()) {
            return new Given(PARTNER, partner.get());
        }
        if (groups.contains("AnonymousUsers")) {
            return new Given(
                    ANONYMOUS,
                    Reason.assuming("ONP-RECV-03", "'{}' admits AnonymousUsers", connector.name())
                            .configuredAt(source.originOf("PermissionGroups")));
        }
        var who = peer.identity().map(name -> "ExchangeUsers, as whom " + name + " has logged on");
        return new Given(
                NOBODY,
                Reason.assuming(
                                "ONP-RECV-04",
                                "'{}' does not admit AnonymousUsers, nor {}",
                                connector.name(),
                                who.orElse("anybody else as whom this session may count"))
                        .configuredAt(source.originOf("PermissionGroups")));
    }

    /** The hub's own port, or a front end for Edge (FLOW-17), the group, and the mechanism: ONP-RECV-08, ONP-RECV-23. */
    private static Optional<Server> sibling(Home home, ReceiveConnector connector, Peer peer) {
        var security = connector.security();
        if (!security.permissionGroups().contains("ExchangeServers")
                || !security.authMechanism().contains("ExchangeServer")) {
            return Optional.empty();
        }
        return home.organization().servers().stream()
                .filter(server -> server.addresses().contains(peer.address()))
                .filter(server -> server.build().edge() || !connector.match().frontend())
                .findFirst();
    }

    /** SMTP-Accept-Any-Recipient. */
    boolean mayRelay() {
        return Right.ACCEPT_ANY_RECIPIENT.of(this);
    }

    boolean bypassesSizeLimit() {
        return Right.BYPASS_MESSAGE_SIZE_LIMIT.of(this);
    }

    /** Accept-Headers-Organization and -Forest. */
    boolean keepsOrganizationHeaders() {
        return Right.ACCEPT_HEADERS_ORGANIZATION.of(this);
    }

    /** SMTP-Accept-Authentication-Flag: ONP-RECV-65; a user's own mail is internal as well (ONP-RECV-07, HDR-41). */
    AuthAs author() {
        return switch (this) {
            case USER, EXTERNALLY_SECURED -> AuthAs.INTERNAL;
            case PARTNER -> AuthAs.PARTNER;
            case LEGACY_SERVER -> AuthAs.INTERNAL;
            case ANONYMOUS, EXCHANGE_SERVER, NOBODY -> AuthAs.ANONYMOUS;
        };
    }
}
