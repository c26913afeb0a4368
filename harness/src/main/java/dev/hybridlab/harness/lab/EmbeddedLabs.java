package dev.hybridlab.harness.lab;

import dev.hybridlab.harness.run.Fault;
import dev.hybridlab.harness.run.LabFactory;
import dev.hybridlab.harness.run.OpenLab;
import dev.hybridlab.mailflow.transit.Lab;
import dev.hybridlab.record.run.SessionTranscript;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** Opens embedded labs for whoever plays scenarios. */
public final class EmbeddedLabs {
    private EmbeddedLabs() {}

    public static LabFactory with(LabOptions options) {
        return world -> {
            var lab = EmbeddedLab.start(world, options);
            var clock = options.pace() == LabOptions.Pace.REAL ? RealTime.clock(lab::tick) : RealTime.NO_CLOCK;
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
                public Optional<InetSocketAddress> socket(String host, int port) {
                    return Optional.of(lab.socketOf(host, port));
                }

                @Override
                public void fault(String from, String to, Fault fault) {
                    lab.fault(from, to, fault);
                }

                @Override
                public void close() {
                    clock.close();
                    lab.close();
                }
            };
        };
    }
}
