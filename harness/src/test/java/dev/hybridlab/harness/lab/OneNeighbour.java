package dev.hybridlab.harness.lab;

import dev.hybridlab.harness.run.Worlds;
import dev.hybridlab.harness.scenario.topology.TopologyFile;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.resolution.Topologies;
import dev.hybridlab.mailflow.transit.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A lab of one host on foreign software, and a client that is connected to it. */
record OneNeighbour(EmbeddedLab lab, RawClient client) implements AutoCloseable {
    static final String HOST = "mx.fabrikam.example";

    /** @param software as a topology writes it, and further settings of the host behind it */
    static OneNeighbour on(String software, Path folder) throws IOException {
        var lab = EmbeddedLab.start(world(software, folder), LabOptions.rehearsal());
        return new OneNeighbour(lab, new RawClient(lab.socketOf(HOST, IpAddress.of("198.18.30.25"), 25)));
    }

    static World world(String software, Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("t.yaml"), """
            topology: a neighbour
            internet:
              - {fqdn: mx.fabrikam.example, address: 198.18.30.25, domains: [fabrikam.example], mailboxes: [outsider@fabrikam.example],
                 software: %s}
            """.formatted(software));
        var read = TopologyFile.read(file);
        return Worlds.STANDARD.of(Topologies.of(read.optional()
                .orElseThrow(() -> new IllegalStateException(read.problems().toString()))
                .expanded()));
    }

    @Override
    public void close() throws IOException {
        client.close();
        lab.close();
    }
}
