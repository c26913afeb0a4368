package dev.hybridlab.harness.node;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.transit.World;
import dev.hybridlab.smtp.dns.Askers;
import dev.hybridlab.smtp.dns.DnsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The lab's DNS as a process of its own: shows each host the world as its side sees it, and strangers the Internet's. */
final class NameHost implements Askers, AutoCloseable {
    static final int PORT = 53;
    private static final String STRANGER = "internet";

    private final DnsServer server;
    private volatile World world;
    private volatile Map<String, String> hosts = Map.of();
    private volatile Set<String> foreign = Set.of();

    NameHost(InetSocketAddress at, World world) throws IOException {
        this.world = world;
        this.server = DnsServer.listen(at, () -> this.world.topology().zones(), this);
    }

    void become(World another) {
        world = another;
    }

    /** Which real address is which host. */
    void know(List<Site> sites) {
        foreign = sites.stream().filter(Site::foreign).map(Site::real).collect(Collectors.toSet());
        hosts = sites.stream()
                .filter(site -> !site.host().isEmpty())
                .collect(Collectors.toMap(Site::real, Site::host, (one, same) -> one));
    }

    @Override
    public String view(InetAddress asker) {
        return Optional.ofNullable(hosts.get(asker.getHostAddress()))
                .flatMap(name -> Optional.ofNullable(world.policies().get(name)))
                .map(policy -> policy.host().side())
                .orElse(STRANGER);
    }

    @Override
    public boolean ofThisLab(InetAddress asker) {
        var address = asker.getHostAddress();
        return hosts.containsKey(address) && !foreign.contains(address);
    }

    /** It has no host name in the topology. */
    Site site(String own, String control) {
        return new Site("", IpAddress.of(own), PORT, own, server.port(), control);
    }

    @Override
    public void close() {
        server.close();
    }
}
