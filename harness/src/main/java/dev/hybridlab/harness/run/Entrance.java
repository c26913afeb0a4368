package dev.hybridlab.harness.run;

import dev.hybridlab.harness.scenario.ClientToken;
import dev.hybridlab.harness.scenario.Entry;
import dev.hybridlab.harness.scenario.ScenarioStep.Send;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.Credentials;
import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.decision.HostIdentity;
import dev.hybridlab.mailflow.decision.MailSystemPolicy;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.topology.Directory;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.topology.Network;
import dev.hybridlab.mailflow.topology.Organization;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.topology.Server;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.transit.Visitor;
import dev.hybridlab.mailflow.transit.World;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where a message enters the lab. It follows from the sender: a mailbox submits at its own side, an outside address at its
 * domain's host; {@code enter} says it for anybody else.
 */
sealed interface Entrance {
    /**
     * @param host where the sender's mailbox is, or the file
     * @param by which of both
     */
    record Home(String host, Submission.By by) implements Entrance {}

    record ByHand(Visitor visitor) implements Entrance {}

    /** @param now on the lab's clock: what a client fetches before it comes holds from then on */
    static Entrance of(World world, Send send, Instant now) {
        return send.enter()
                .map(entry -> entered(world, send, entry, now))
                .orElseGet(() -> new Home(modelled(world, send, home(world, send)), Submission.By.MAILBOX));
    }

    private static Entrance entered(World world, Send send, Entry entry, Instant now) {
        var host = dialled(world, entry);
        return entry.from().isPresent()
                ? new ByHand(visitor(world.topology(), host, entry, now))
                : new Home(modelled(world, send, host.name()), entry.by());
    }

    /** The lab can put nothing into software that it does not know (LAB-64). */
    private static String modelled(World world, Send send, String host) {
        var image = Optional.ofNullable(world.policies().get(host)).flatMap(MailSystemPolicy::image);
        if (image.isPresent()) {
            throw new IllegalArgumentException(send.at() + ": " + host + " runs as the image '"
                    + image.get().name() + "', into which the lab can put no mail; say with 'enter' to which"
                    + " other host it comes, and with its 'from' from which address");
        }
        return host;
    }

    private static String home(World world, Send send) {
        var sender = send.from()
                .orElseThrow(() -> new IllegalArgumentException(
                        send.at() + ": a message from <> belongs to nobody; say with 'enter' where it comes in"));
        var topology = world.topology();
        return onPremises(topology, sender)
                .or(() -> inCloud(world, sender))
                .or(() -> outside(world, sender))
                .orElseThrow(() -> new IllegalArgumentException(
                        send.at() + ": nobody has " + sender + "; say with 'enter' where its mail comes in"));
    }

    private static Optional<String> onPremises(Topology topology, EmailAddress sender) {
        return topology.organizations().stream()
                .filter(organization -> hasMailbox(organization.recipients(), sender))
                .findFirst()
                .map(organization -> server(
                        organization, organization.recipients().find(sender).orElseThrow()));
    }

    private static boolean hasMailbox(Directory directory, EmailAddress address) {
        return directory
                .find(address)
                .filter(recipient -> recipient.kind() == Recipient.Kind.MAILBOX)
                .isPresent();
    }

    private static String server(Organization organization, Recipient mailbox) {
        return mailbox.delivery()
                .server()
                .or(() -> organization.servers().stream()
                        .filter(server -> !server.build().edge())
                        .map(Server::name)
                        .findFirst())
                .orElseThrow(() -> new IllegalArgumentException(mailbox.primary() + " has no mailbox server"));
    }

    private static Optional<String> inCloud(World world, EmailAddress sender) {
        return world.topology().tenants().stream().anyMatch(tenant -> hasMailbox(tenant.recipients(), sender))
                ? name(world, host -> host.role().equals("exo"))
                : Optional.empty();
    }

    private static Optional<String> outside(World world, EmailAddress sender) {
        return world.topology().internet().stream()
                .filter(host -> host.domains().stream().anyMatch(sender.domain()::equalsIgnoreCase))
                .findFirst()
                .flatMap(host -> name(world, known -> known.fqdn().equalsIgnoreCase(host.fqdn())));
    }

    private static Optional<String> name(World world, Predicate<HostIdentity> wanted) {
        return world.policies().values().stream()
                .map(MailSystemPolicy::host)
                .filter(wanted)
                .map(HostIdentity::name)
                .findFirst();
    }

    /** It calls itself by the address it comes from, in the form of RFC 5321 §4.1.3. */
    private static Visitor visitor(Topology topology, HostIdentity dialled, Entry entry, Instant now) {
        var target = target(dialled, entry);
        var inside = dialled.addresses().contains(target)
                && !dialled.network().publicAddresses().isEmpty();
        var from = entry.from().orElseThrow();
        var literal = "[" + from + "]";
        var host = new HostIdentity(
                "visitor",
                "internet",
                "device",
                literal,
                List.of(from),
                List.of(),
                List.of("TLS1_2", "TLS1_3"),
                inside ? dialled.network() : Network.NONE);
        var brought = entry.logon().map(known -> brought(topology, known, entry, now));
        var manner = new Hop.Manner(
                literal,
                switch (entry.tls()) {
                    case OPPORTUNISTIC -> new Hop.TlsDemand.Opportunistic();
                    case NONE -> new Hop.TlsDemand.Never();
                    case IMPLICIT -> new Hop.TlsDemand.First();
                },
                entry.certificate(),
                Optional.empty(),
                Optional.empty(),
                new Hop.Proof(Optional.empty(), false, brought.flatMap(FetchedToken::shown)));
        return new Visitor(host, target, entry.port(), manner, brought.flatMap(FetchedToken::refused));
    }

    private static FetchedToken brought(Topology topology, Credentials logon, Entry entry, Instant now) {
        if (entry.token().isEmpty()) {
            return new FetchedToken(Optional.of(logon), Optional.empty());
        }
        return switch (entry.token().get()) {
            case ClientToken.Made(var claims) ->
                new FetchedToken(Optional.of(ShownToken.of(topology, logon, claims)), Optional.empty());
            case ClientToken.Fetched asked -> FetchedToken.of(topology, logon, asked, now);
        };
    }

    /** An address is dialled as it is written; a name leads to the public address, where there is one (LAB-10). */
    private static IpAddress target(HostIdentity dialled, Entry entry) {
        return Stream.concat(dialled.network().publicAddresses().stream(), dialled.addresses().stream())
                .filter(address -> address.toString().equals(place(entry)))
                .findFirst()
                .or(() -> dialled.network().publicAddresses().stream().findFirst())
                .orElseGet(() -> dialled.addresses().getFirst());
    }

    /** A submission host is one more address of Exchange Online, not a host of its own. */
    private static String place(Entry entry) {
        return ExchangeOnline.SUBMISSION_HOSTS.getOrDefault(entry.host().toLowerCase(Locale.ROOT), entry.host());
    }

    private static HostIdentity dialled(World world, Entry entry) {
        return world.policies().values().stream()
                .map(MailSystemPolicy::host)
                .filter(host -> host.name().equalsIgnoreCase(entry.host())
                        || host.fqdn().equalsIgnoreCase(entry.host())
                        || Stream.concat(host.addresses().stream(), host.network().publicAddresses().stream())
                                .anyMatch(address -> address.toString().equals(place(entry))))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no host is called '" + entry.host() + "'; the lab has "
                        + String.join(", ", world.policies().keySet())));
    }
}
