package dev.hybridlab.scenarios.fabric;

import dev.hybridlab.harness.run.Posting;
import dev.hybridlab.harness.run.Worlds;
import dev.hybridlab.harness.scenario.MessageSource;
import dev.hybridlab.harness.scenario.ScenarioStep.Send;
import dev.hybridlab.harness.scenario.topology.TopologyFile;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.resolution.Topologies;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.SourceLine;
import dev.hybridlab.mailflow.transit.Lab;
import dev.hybridlab.mailflow.transit.World;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Exchange Online and a host that runs as an image. */
final class Foreign {
    static final String IMAGE = "hybridlab/postfix:local";

    private Foreign() {}

    static Path resource(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(Foreign.class.getResource(name)).toURI());
        } catch (URISyntaxException noPath) {
            throw new AssertionError(noPath);
        }
    }

    static World world(String image) {
        var configuration = TopologyFile.read(resource("/foreign/topology.yaml"))
                .optional()
                .orElseThrow()
                .expanded()
                .mapped(
                        new Section("", "internet"),
                        each -> each.with("image", new Setting(Value.of(image), Origin.LAB)));
        return Worlds.STANDARD.of(Topologies.of(configuration)).from(configuration);
    }

    /** Anna in the cloud writes to somebody there. */
    static void send(Lab lab) {
        send(lab, "anna@contoso.com", "olaf@postfix.example");
    }

    static void send(Lab lab, String from, String to) {
        var send = new Send(
                new SourceLine("test", 1, 1),
                "out",
                Optional.of(EmailAddress.of(from)),
                List.of(EmailAddress.of(to)),
                new MessageSource.Written(new LinkedHashMap<>(), "text\r\n"),
                Optional.empty(),
                EsmtpParameters.NONE);
        Posting.post(lab, world(IMAGE), send, "foreign");
    }
}
