package dev.hybridlab.harness.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.run.Worlds;
import dev.hybridlab.harness.scenario.topology.TopologyFile;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.resolution.Topologies;
import dev.hybridlab.mailflow.transit.World;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that come from outside the lab, over real sockets. */
@Timeout(60)
class VisitorsTest {
    @TempDir
    private Path folder = Path.of("set by JUnit");

    private World world(String limits) throws IOException {
        var file = Files.writeString(folder.resolve("t.yaml"), """
            topology: limits
            onprem:
              servers: [{Name: EX01, Fqdn: ex01.corp.contoso.com, address: 198.18.10.25}]
              acceptedDomains: [{DomainName: contoso.com}]
              recipients: [{Mailbox: bert@contoso.com}]
              receiveConnectors:
                - {Name: EX01\\Default Frontend EX01, Server: EX01, TransportRole: FrontendTransport, Bindings: ["0.0.0.0:25"], %s}
            """.formatted(limits));
        var read = TopologyFile.read(file);
        assertThat(read.problems()).isEmpty();
        return Worlds.STANDARD.of(Topologies.of(read.optional().orElseThrow().expanded()));
    }

    /** The banner; the session stays open. */
    private static String banner(InetSocketAddress server, ArrayList<Socket> open) throws IOException {
        var socket = new Socket(server.getAddress(), server.getPort());
        open.add(socket);
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
    }

    /** ONP-RECV-92: sessions of visitors count, and a session that has ended does not. */
    @Test
    void a_limit_of_connections_counts_the_sessions_that_visitors_have_open() throws IOException {
        var open = new ArrayList<Socket>();
        try (var lab = EmbeddedLab.start(world("MaxInboundConnectionPerSource: 2"), LabOptions.rehearsal())) {
            var server = lab.socketOf("EX01", IpAddress.of("198.18.10.25"), 25);

            assertThat(banner(server, open)).startsWith("220 ");
            assertThat(banner(server, open)).startsWith("220 ");
            assertThat(banner(server, open)).startsWith("421 4.3.2 The maximum number of concurrent connections");

            open.getFirst().close();
            var again = banner(server, open);
            while (!again.startsWith("220 ")) { // until the server has seen the other go
                again = banner(server, open);
            }
        } finally {
            for (var socket : open) {
                socket.close();
            }
        }
    }
}
