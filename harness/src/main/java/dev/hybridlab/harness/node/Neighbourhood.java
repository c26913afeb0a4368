package dev.hybridlab.harness.node;

import dev.hybridlab.harness.lab.Caller;
import dev.hybridlab.harness.lab.Endpoint;
import dev.hybridlab.harness.lab.Surroundings;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.HostIdentity;
import dev.hybridlab.mailflow.transit.World;
import dev.hybridlab.mailflow.zone.CachingLookup;
import dev.hybridlab.mailflow.zone.NameLookup;
import dev.hybridlab.smtp.dns.DnsResolver;
import dev.hybridlab.smtp.tls.HandedCertificate;
import dev.hybridlab.smtp.tls.LabCertificates;
import dev.hybridlab.smtp.tls.TlsMaterial;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What one process knows of the others: where each host really is, whom to tell before a connection, whom to ask for names. */
final class Neighbourhood implements Surroundings {
    private final NodeSettings settings;
    private final Map<String, NodeClient> processes = new ConcurrentHashMap<>();
    private volatile Order.Task task;
    private volatile List<HandedCertificate> certificates;
    private volatile List<Site> sites = List.of();

    Neighbourhood(NodeSettings settings, Order order) {
        this.settings = settings;
        this.task = order.task();
        this.certificates = order.certificates();
    }

    void reordered(Order order) {
        task = order.task();
        certificates = order.certificates();
    }

    void know(List<Site> all) {
        sites = List.copyOf(all);
    }

    @Override
    public boolean here(String host) {
        return task.hosts().contains(host);
    }

    @Override
    public InetAddress self(InetAddress listen) {
        return settings.own();
    }

    @Override
    public int port(Endpoint endpoint) {
        return settings.realPorts() ? endpoint.port() : 0;
    }

    private Site site(Endpoint endpoint) throws IOException {
        return sites.stream()
                .filter(site -> site.host().equals(endpoint.host())
                        && site.address().equals(endpoint.address())
                        && site.port() == endpoint.port())
                .findFirst()
                .orElseThrow(() -> new IOException("no process runs " + endpoint));
    }

    @Override
    public InetSocketAddress reach(Endpoint endpoint) throws IOException {
        var site = site(endpoint);
        return new InetSocketAddress(InetAddress.getByName(site.real()), site.realPort());
    }

    @Override
    public void announce(Endpoint endpoint, InetSocketAddress from, Caller caller) throws IOException {
        var site = site(endpoint);
        if (site.foreign()) {
            return;
        }
        processes
                .computeIfAbsent(site.control(), base -> new NodeClient(base, settings.token()))
                .expect(new Announcement(from.getAddress().getHostAddress(), from.getPort(), caller));
    }

    @Override
    public Optional<NameLookup> resolver(HostIdentity host) {
        return task.names().isEmpty() ? Optional.empty() : Optional.of(overTheWire(task.names()));
    }

    private NameLookup overTheWire(String names) {
        var colon = names.lastIndexOf(':');
        var address = new InetSocketAddress(names.substring(0, colon), Integer.parseInt(names.substring(colon + 1)));
        var resolver = new DnsResolver(address, settings.own());
        return new CachingLookup(resolver::ask);
    }

    @Override
    public TlsMaterial certificates(World world) {
        return new LabCertificates(world.topology().certificates(), certificates);
    }

    @Override
    public Optional<IpAddress> visitor(InetSocketAddress client) {
        return Optional.of(IpAddress.of(client.getAddress().getHostAddress()));
    }
}
