package dev.hybridlab.harness.node;

import dev.hybridlab.harness.run.Fault;
import dev.hybridlab.harness.run.LabFactory;
import dev.hybridlab.harness.run.OpenLab;
import dev.hybridlab.mailflow.transit.Lab;
import dev.hybridlab.record.run.SessionTranscript;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** Opens labs whose hosts run in the processes of a fabric. The fabric keeps the processes; a lab gives them their tasks. */
public final class RemoteLabs {
    private RemoteLabs() {}

    public static LabFactory on(Fabric fabric) {
        return world -> {
            var lab = new RemoteLab(new Crew(fabric), world);
            return new OpenLab() {
                @Override
                public Lab lab() {
                    return lab;
                }

                @Override
                public List<SessionTranscript> transcripts() {
                    return lab.transcripts();
                }

                @Override
                public void fault(String from, String to, Fault fault) {
                    lab.fault(from, to, fault);
                }

                @Override
                public Optional<InetSocketAddress> socket(String host, int port) {
                    return fabric.socket(host, port);
                }

                @Override
                public void close() {
                    fabric.rest(); // The next lab gives the processes another task; the fabric ends them.
                }
            };
        };
    }
}
