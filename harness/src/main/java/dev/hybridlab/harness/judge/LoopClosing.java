package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.loop.LoopFinding;
import dev.hybridlab.mailflow.loop.LoopFinding.Station;
import dev.hybridlab.mailflow.topology.AcceptedDomain;
import dev.hybridlab.mailflow.topology.InboundConnector;
import dev.hybridlab.mailflow.topology.NextHop;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.Attribution.Direction;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The setting that keeps a circle closed: the misconfigurations of LOOP-21 to LOOP-37, told apart by what the stations of the
 * cycle show. The first that fits is named; the order is from the most particular to the most general.
 */
final class LoopClosing {
    /**
     * @param setting whose property it is, its value and place
     * @param mend the cmdlet line
     */
    record Closing(String setting, String mend) {}

    private final Topology topology;
    private final Connectors connectors;
    private final Evidence evidence;

    LoopClosing(Topology topology, Evidence evidence) {
        this.topology = topology;
        this.connectors = new Connectors(topology);
        this.evidence = evidence;
    }

    Optional<Closing> of(LoopFinding loop) {
        return Stream.<Supplier<Optional<Closing>>>of(
                        () -> first(loop, this::rule),
                        () -> gateway(loop),
                        () -> first(loop, this::byMx),
                        () -> first(loop, this::noConnector),
                        () -> new LoopDirectories(topology, evidence).of(loop),
                        () -> first(loop, station -> notRecognised(loop, station)),
                        () -> first(loop, this::captured),
                        () -> bothRelay(loop),
                        () -> wayBack(loop))
                .flatMap(each -> each.get().stream())
                .findFirst();
    }

    /** What one station may show. */
    interface Question {
        Optional<Closing> of(Station station);
    }

    static Optional<Closing> first(LoopFinding loop, Question question) {
        return loop.cycle().stream()
                .flatMap(station -> question.of(station).stream())
                .findFirst();
    }

    static Closing closing(ConfigObject object, String property, String mend) {
        return new Closing(
                object.type() + " '" + object.identity() + "' " + property + ": " + object.value(property) + " ("
                        + object.originOf(property) + ")",
                mend);
    }

    /** LOOP-31: a rule sends to a service again what came back from it. */
    private Optional<Closing> rule(Station station) {
        return topology.tenants().stream()
                .flatMap(tenant -> tenant.transportRules().stream())
                .filter(rule -> rule.source()
                        .text("RouteMessageOutboundConnector")
                        .filter(station.connector()::equalsIgnoreCase)
                        .isPresent())
                .map(rule -> closing(
                        rule.source(), "RouteMessageOutboundConnector", RuleRemedies.exceptItsMark(rule.name())))
                .findFirst();
    }

    /** LOOP-32: a gateway of others counts as a server of the organization. */
    private Optional<Closing> gateway(LoopFinding loop) {
        var before = loop.cycle().getLast();
        for (var station : loop.cycle()) {
            if (evidence.side(before.host()).equals("internet")
                    && station.arrived().direction() == Direction.ORIGINATING) {
                var taker = station.arrived().connector().flatMap(connectors::inbound);
                if (taker.isPresent()) {
                    return taker.map(connector -> closing(
                            connector.source(),
                            "ConnectorType",
                            Remedies.quoted("Set-InboundConnector", connector.name()) + " -ConnectorType Partner"));
                }
            }
            before = station;
        }
        return Optional.empty();
    }

    /** LOOP-22: the mail exchanger of a domain of the tenant is Exchange Online itself. */
    private Optional<Closing> byMx(Station station) {
        return connectors
                .outbound(station.connector())
                .filter(connector -> connector.nextHop() instanceof NextHop.MxLookup)
                .filter(any -> tenantOf(station).isPresent())
                .map(connector -> closing(
                        connector.source(),
                        "UseMXRecord",
                        Remedies.quoted("Set-OutboundConnector", connector.name())
                                + " -UseMXRecord $false -SmartHosts <the on-premises front end>"));
    }

    /** LOOP-23: nothing takes the domain of the tenant to on-premises. */
    private Optional<Closing> noConnector(Station station) {
        if (!evidence.side(station.host()).equals("exo")
                || connectors.outbound(station.connector()).isPresent()) {
            return Optional.empty();
        }
        return tenantOf(station)
                .map(tenant -> tenant.connectors().outbound().stream()
                        .filter(connector -> !connector.enabled())
                        .filter(connector -> connector.match().recipientDomains().stream()
                                .anyMatch(pattern -> pattern.covers(domain(station))))
                        .findFirst()
                        .map(connector -> closing(
                                connector.source(),
                                "Enabled",
                                Remedies.quoted("Set-OutboundConnector", connector.name()) + " -Enabled $true"))
                        .orElseGet(() -> new Closing(
                                "no OutboundConnector has " + domain(station) + " in its RecipientDomains",
                                "New-OutboundConnector <name> -ConnectorType OnPremises -RecipientDomains "
                                        + domain(station) + " -SmartHosts <the on-premises front end>")));
    }

    /** LOOP-24: on-premises comes back under centralized transport, and no connector knows it. */
    private Optional<Closing> notRecognised(LoopFinding loop, Station station) {
        return connectors
                .outbound(station.connector())
                .filter(connector -> connector.match().routeAllMessagesViaOnPremises())
                .filter(any -> station.arrived().direction() == Direction.INCOMING)
                .flatMap(any -> topology.tenants().stream()
                        .flatMap(tenant -> tenant.connectors().inbound().stream())
                        .filter(connector -> connector.connectorType() == InboundConnector.ConnectorType.ON_PREMISES)
                        .findFirst())
                .map(connector -> closing(
                        connector.source(),
                        "TlsSenderCertificateName",
                        evidence.mismatches(loop.message()).stream()
                                .filter(mismatch -> mismatch.connector().equals(Optional.of(connector.name())))
                                .flatMap(mismatch -> new Remedies(topology).of(mismatch).stream())
                                .findFirst()
                                .orElse(Remedies.quoted("Set-InboundConnector", connector.name())
                                        + " -TlsSenderCertificateName <a name in the certificate that on-premises"
                                        + " shows>")));
    }

    /** LOOP-27: a connector with a wider address space has the routing domain. */
    private Optional<Closing> captured(Station station) {
        var coexistence = topology.tenants().stream().map(Tenant::coexistenceDomain);
        return coexistence.anyMatch(domain(station)::equalsIgnoreCase)
                ? connectors
                        .sending(station.connector())
                        .map(connector -> closing(
                                connector.source(),
                                "AddressSpaces",
                                "Set-SendConnector <the one to Exchange Online> -AddressSpaces \"SMTP:"
                                        + domain(station) + ";1\""))
                : Optional.empty();
    }

    /** LOOP-21, LOOP-28: relayed by both sides, so one of them has to know its own recipients. */
    private Optional<Closing> bothRelay(LoopFinding loop) {
        var domain = EmailAddress.tryParse(loop.recipient())
                .map(EmailAddress::domain)
                .orElse("");
        var cloud = relays(
                topology.tenants().stream()
                        .flatMap(tenant -> tenant.domains().accepted().stream())
                        .toList(),
                domain);
        var local = relays(
                topology.organizations().stream()
                        .flatMap(organization -> organization.domains().accepted().stream())
                        .toList(),
                domain);
        return local.flatMap(any -> cloud)
                .map(accepted -> closing(
                        accepted.source(),
                        "DomainType",
                        "Set-AcceptedDomain " + accepted.name()
                                + " -DomainType Authoritative (on the side that knows every recipient)"));
    }

    private static Optional<AcceptedDomain> relays(List<AcceptedDomain> domains, String domain) {
        return domains.stream()
                .filter(each -> each.covers(domain) && each.type() == AcceptedDomain.Type.INTERNAL_RELAY)
                .findFirst();
    }

    /** LOOP-20: the last way of the circle that somebody here configured leads back. */
    private Optional<Closing> wayBack(LoopFinding loop) {
        return loop.cycle().reversed().stream()
                .flatMap(station -> way(station)
                        .map(way -> closing(
                                way.object(),
                                way.object().texts("SmartHosts").isEmpty() ? "Name" : "SmartHosts",
                                way.cmdlet() + " (its way to " + station.target() + " leads back to where "
                                        + loop.recipient() + " came from)"))
                        .stream())
                .findFirst();
    }

    private record Way(ConfigObject object, String cmdlet) {}

    private Optional<Way> way(Station station) {
        return connectors
                .outbound(station.connector())
                .map(each -> new Way(each.source(), "Set-OutboundConnector"))
                .or(() -> connectors
                        .sending(station.connector())
                        .map(each -> new Way(each.source(), "Set-SendConnector")))
                .map(each -> new Way(
                        each.object(),
                        Remedies.quoted(each.cmdlet(), station.connector()) + " -SmartHosts <a host that ends it>"));
    }

    private Optional<Tenant> tenantOf(Station station) {
        return topology.tenantOf(domain(station));
    }

    static String domain(Station station) {
        return EmailAddress.tryParse(station.recipient())
                .map(EmailAddress::domain)
                .orElse("");
    }
}
