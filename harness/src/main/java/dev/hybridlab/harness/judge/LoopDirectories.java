package dev.hybridlab.harness.judge;

import dev.hybridlab.harness.judge.LoopClosing.Closing;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.loop.LoopFinding;
import dev.hybridlab.mailflow.loop.LoopFinding.Station;
import dev.hybridlab.mailflow.topology.Directory;
import dev.hybridlab.mailflow.topology.Organization;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.topology.Server;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.topology.Topology;
import java.util.Optional;
import java.util.stream.Stream;

/** Circles that a directory keeps closed: an entry that points back, a forward, a domain that one side does not know. */
final class LoopDirectories {
    private final Topology topology;
    private final Evidence evidence;

    LoopDirectories(Topology topology, Evidence evidence) {
        this.topology = topology;
        this.evidence = evidence;
    }

    Optional<Closing> of(LoopFinding loop) {
        return LoopClosing.first(loop, this::forward)
                .or(() -> LoopClosing.first(loop, this::edge))
                .or(() -> LoopClosing.first(loop, this::unverified))
                .or(() -> LoopClosing.first(loop, this::back));
    }

    /** LOOP-35: a mailbox forwards to whom the circle goes. */
    private Optional<Closing> forward(Station station) {
        return all().flatMap(directory -> directory.all().stream())
                .filter(entry -> entry.delivery()
                        .forwardingAddress()
                        .filter(to -> to.toString().equalsIgnoreCase(station.recipient()))
                        .isPresent())
                .map(entry -> LoopClosing.closing(
                        entry.source(),
                        entry.source().text("ForwardingAddress").isPresent()
                                ? "ForwardingAddress"
                                : "ForwardingSmtpAddress",
                        "Set-Mailbox " + entry.primary() + " -ForwardingAddress $null -ForwardingSmtpAddress $null"))
                .findFirst();
    }

    /** LOOP-33: the Edge server was not told of a domain that the organization accepts. */
    private Optional<Closing> edge(Station station) {
        return topology.organizations().stream()
                .filter(organization ->
                        organization.accepted(LoopClosing.domain(station)).isPresent())
                .flatMap(organization -> organization.server(station.host()).stream())
                .filter(server -> server.build().edge())
                .filter(server -> !server.source().texts("syncedDomains").isEmpty())
                .filter(server -> !server.source().texts("syncedDomains").contains(LoopClosing.domain(station)))
                .map(LoopDirectories::notSynchronised)
                .findFirst();
    }

    private static Closing notSynchronised(Server server) {
        return LoopClosing.closing(server.source(), "syncedDomains", "Start-EdgeSynchronization");
    }

    /** LOOP-34: on-premises accepts a domain that the tenant has not verified. */
    private Optional<Closing> unverified(Station station) {
        var domain = LoopClosing.domain(station);
        var local = topology.organizations().stream()
                .flatMap(organization -> organization.accepted(domain).stream())
                .findFirst();
        return evidence.side(station.host()).equals("exo")
                        && topology.tenantOf(domain).isEmpty()
                ? local.map(accepted ->
                        LoopClosing.closing(accepted.source(), "DomainName", "Confirm-MgDomain -DomainId " + domain))
                : Optional.empty();
    }

    /** LOOP-25, LOOP-26: the entry on-premises points to the cloud, whose entry points back, or to on-premises itself. */
    private Optional<Closing> back(Station station) {
        return EmailAddress.tryParse(station.recipient())
                .flatMap(address -> topology.organizations().stream()
                        .flatMap(organization -> entry(organization, address).stream()
                                .flatMap(entry -> back(organization, entry).stream()))
                        .findFirst());
    }

    private static Optional<Recipient> entry(Organization organization, EmailAddress address) {
        return organization
                .recipients()
                .find(address)
                .or(() -> organization.recipients().rewrittenTo(address))
                .filter(entry -> entry.target().isPresent());
    }

    private Optional<Closing> back(Organization organization, Recipient entry) {
        var target = entry.target().orElseThrow();
        var property = entry.kind() == Recipient.Kind.REMOTE_MAILBOX ? "RemoteRoutingAddress" : "ExternalEmailAddress";
        if (organization.accepted(target.domain()).isPresent()
                && topology.tenants().stream().map(Tenant::coexistenceDomain).noneMatch(target.domain()::equals)) {
            return Optional.of(LoopClosing.closing(
                    entry.source(),
                    property,
                    (entry.kind() == Recipient.Kind.REMOTE_MAILBOX ? "Set-RemoteMailbox " : "Set-MailUser ")
                            + entry.primary() + " -" + property + " "
                            + entry.primary().local()
                            + "@<tenant>.mail.onmicrosoft.com"));
        }
        var answer = topology.tenants().stream()
                .flatMap(tenant -> tenant.recipients().find(target).stream())
                .filter(cloud -> cloud.kind() == Recipient.Kind.MAIL_USER)
                .findFirst();
        return answer.map(any -> LoopClosing.closing(
                entry.source(),
                property,
                "Disable-RemoteMailbox " + entry.primary()
                        + "; Connect-Mailbox or Enable-Mailbox (it was moved back)"));
    }

    private Stream<Directory> all() {
        return Stream.concat(
                topology.organizations().stream().map(Organization::recipients),
                topology.tenants().stream().map(Tenant::recipients));
    }
}
