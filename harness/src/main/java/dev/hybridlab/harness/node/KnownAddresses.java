package dev.hybridlab.harness.node;

import dev.hybridlab.harness.http.JsonServer;
import dev.hybridlab.mailflow.decision.HostIdentity;
import java.io.IOException;

/** Processes that somebody else has started, each at the first address of its host in the topology, as in a compose file. */
final class KnownAddresses implements Fabric {
    private final String names;
    private final int port;
    private final String token;

    /**
     * @param names the address of the DNS
     * @param port of every control interface
     */
    KnownAddresses(String names, int port, String token) {
        this.names = names;
        this.port = port;
        this.token = token;
    }

    @Override
    public NodeClient process(HostIdentity host) throws IOException {
        return alive(host.name(), host.addresses().getFirst().toString());
    }

    @Override
    public NodeClient names() throws IOException {
        return alive("the DNS", names);
    }

    private NodeClient alive(String who, String address) throws IOException {
        var client = new NodeClient(JsonServer.base(address, port), token);
        if (!client.awaitLife()) {
            throw new IOException("nothing answers for " + who + " at " + address + ":" + port
                    + ": start its container, with this address");
        }
        return client;
    }
}
