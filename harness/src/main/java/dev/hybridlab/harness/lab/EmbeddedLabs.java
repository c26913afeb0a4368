package dev.hybridlab.harness.lab;

import dev.hybridlab.harness.run.LabFactory;
import dev.hybridlab.harness.run.OpenLab;
import dev.hybridlab.mailflow.transit.Lab;
import dev.hybridlab.record.run.SessionTranscript;
import java.util.List;

/** Opens embedded labs for whoever plays scenarios. */
public final class EmbeddedLabs {
    private EmbeddedLabs() {}

    public static LabFactory with(LabOptions options) {
        return world -> {
            var lab = EmbeddedLab.start(world, options);
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
                public void close() {
                    lab.close();
                }
            };
        };
    }
}
