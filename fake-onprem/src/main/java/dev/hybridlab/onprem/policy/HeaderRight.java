package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.exchange.HeaderFamily;
import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.topology.ReceiveConnector;
import dev.hybridlab.mailflow.topology.SendConnector;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Locale;

/** Rights over header fields and who holds them (HDR-11, HDR-12; ONP-RECV-66, ONP-RECV-67, ONP-RECV-71). */
enum HeaderRight {
    ROUTING("Headers-Routing"),
    ORGANIZATION("Headers-Organization"),
    FOREST("Headers-Forest");

    private final String suffix;

    HeaderRight(String suffix) {
        this.suffix = suffix;
    }

    /** Whether a session or a target has the right, and who gave or lacked it. */
    record Held(boolean held, Reason because) {}

    boolean covers(HeaderField field) {
        return switch (this) {
            case ROUTING -> HeaderFamily.isRouting(field);
            case ORGANIZATION -> HeaderFamily.ORGANIZATION.has(field);
            case FOREST -> HeaderFamily.FOREST.has(field);
        };
    }

    /** Receiving: by the session's permission group, or granted to ANONYMOUS LOGON by name. */
    Held accepted(ReceiveConnector connector, Standing.Given given) {
        var right = "ms-Exch-Accept-" + suffix;
        var granted = given.standing() == Standing.ANONYMOUS
                && connector.security().anonymousRights().stream()
                        .anyMatch(each ->
                                each.toLowerCase(Locale.ROOT).equals("accept-" + suffix.toLowerCase(Locale.ROOT)));
        var held = granted
                || (this == ROUTING
                        ? given.standing() != Standing.NOBODY
                        : given.standing().keepsOrganizationHeaders());
        var fact = given.standing() == Standing.EXTERNALLY_SECURED ? "HDR-16" : "HDR-11";
        var because = Reason.of(
                fact,
                held ? "{}: '{}' gives it to {}" : "{}: '{}' does not give it to {}",
                right,
                connector.name(),
                group(given.standing()));
        return new Held(
                held,
                because.configuredAt(connector.source().originOf(granted ? "AnonymousRights" : "PermissionGroups")));
    }

    private static String group(Standing standing) {
        return switch (standing) {
            case ANONYMOUS -> "AnonymousUsers";
            case USER -> "ExchangeUsers";
            case EXCHANGE_SERVER -> "ExchangeServers";
            case EXTERNALLY_SECURED -> "an ExternalAuthoritative session";
            case LEGACY_SERVER -> "ExchangeLegacyServers";
            case PARTNER -> "Partners";
            case NOBODY -> "nobody";
        };
    }

    /** Sending: by what the target is to this organization. */
    Held sent(Home home, Hop hop) {
        var target = target(home, hop);
        var held = this == ROUTING || target.equals(EXCHANGE_SERVERS);
        return new Held(
                held,
                Reason.of(
                        "HDR-12",
                        held ? "ms-Exch-Send-{}: {} have it" : "ms-Exch-Send-{}: {} do not have it",
                        suffix,
                        target));
    }

    private static final String EXCHANGE_SERVERS = "Exchange servers";

    private static String target(Home home, Hop hop) {
        if (IntraOrganization.is(hop)) {
            return EXCHANGE_SERVERS;
        }
        var mechanism = connector(home, hop).authMechanism();
        return switch (mechanism) {
            case "ExchangeServer" -> EXCHANGE_SERVERS; // HYB-34
            case "ExternalAuthoritative" -> "externally secured servers";
            default -> "anonymous servers";
        };
    }

    private static SendConnector connector(Home home, Hop hop) {
        return home.organization().sendConnectors().stream()
                .filter(each -> each.name().equals(hop.connector()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no send connector '" + hop.connector() + "'"));
    }
}
