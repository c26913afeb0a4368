package dev.hybridlab.scenarios.fabric;

import dev.hybridlab.harness.node.Fabric;
import dev.hybridlab.harness.node.NodeClient;
import dev.hybridlab.harness.node.NodeServer;
import dev.hybridlab.harness.node.NodeSettings;
import dev.hybridlab.mailflow.decision.HostIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every host behind a control interface and on a loopback address of its own, as in containers, but in this JVM. */
final class Processes implements Fabric, AutoCloseable {
    private static final String TOKEN = "token-of-the-test";

    private final Map<String, NodeServer> servers = new LinkedHashMap<>();

    @Override
    public synchronized NodeClient process(HostIdentity host) throws IOException {
        return named(host.name());
    }

    @Override
    public synchronized NodeClient names() throws IOException {
        return named("");
    }

    private NodeClient named(String host) throws IOException {
        var server = servers.get(host);
        if (server == null) {
            var own = InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) (servers.size() + 1)});
            server = NodeServer.listen(NodeSettings.on(own, TOKEN));
            servers.put(host, server);
        }
        return new NodeClient(server.base(), TOKEN);
    }

    @Override
    public synchronized void close() {
        servers.values().forEach(NodeServer::close);
    }
}
