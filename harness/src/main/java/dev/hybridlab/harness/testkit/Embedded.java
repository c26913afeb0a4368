package dev.hybridlab.harness.testkit;

import dev.hybridlab.harness.lab.EmbeddedLabs;
import dev.hybridlab.harness.lab.LabOptions;
import dev.hybridlab.harness.run.LabFactory;
import dev.hybridlab.mailflow.transit.MailStore;
import java.util.List;

/** Labs in this JVM. */
record Embedded(String name, boolean isVirtual) implements Fabric {
    @Override
    public LabFactory labs(List<FixedPort> ports) {
        var options =
                isVirtual ? LabOptions.rehearsal() : LabOptions.rehearsal().inRealTime(MailStore.NONE);
        for (var each : ports) {
            options = options.listeningOn(new LabOptions.Fixed(each.host(), each.port()), each.real());
        }
        return EmbeddedLabs.with(options);
    }
}
