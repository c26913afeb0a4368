package dev.hybridlab.harness.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.run.Worlds;
import dev.hybridlab.harness.scenario.topology.TopologyFile;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.forecast.Comparison;
import dev.hybridlab.mailflow.forecast.ForecastLab;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.resolution.Topologies;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.transit.Lab;
import dev.hybridlab.mailflow.transit.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LAB-60: forecast and live run agree on every kind of software, and would not if a declaration were wrong. */
@Timeout(60)
class DeclaredMannersTest {
    @TempDir
    private Path folder = Path.of("set by JUnit");

    private World world(String software) throws IOException {
        var file = Files.writeString(folder.resolve("t.yaml"), """
            topology: two neighbours
            internet:
              - {fqdn: mx.sender.example, address: 198.18.30.26, domains: [sender.example], software: %s}
              - {fqdn: mx.fabrikam.example, address: 198.18.30.25, domains: [fabrikam.example], mailboxes: [outsider@fabrikam.example],
                 software: %s}
            dns: {FabriKam.Example: {MX: 10 mx.fabrikam.example}, sender.example: {MX: 10 mx.sender.example}}
            """.formatted(software, software));
        var read = TopologyFile.read(file);
        return Worlds.STANDARD.of(Topologies.of(read.optional()
                .orElseThrow(() -> new IllegalStateException(read.problems().toString()))
                .expanded()));
    }

    /** Both ends on the same software: one message is taken, one recipient of another is not. */
    private static List<Step> mail(Lab lab) {
        for (var to : List.of("outsider@FabriKam.Example", "nobody@fabrikam.example")) {
            var ref = new MessageRef(to.substring(0, 6), 1, 0);
            var envelope = new Envelope(
                    Optional.of(EmailAddress.of("Someone@Sender.example")),
                    EsmtpParameters.NONE,
                    List.of(EnvelopeRecipient.of(EmailAddress.of(to))));
            var letter = "Subject: hello\r\n\r\n.a dot, and no end of line".getBytes(StandardCharsets.US_ASCII);
            lab.submit("mx.sender.example", new Submission(ref, envelope, lab.now()), Message.parse(letter));
        }
        return lab.steps();
    }

    private static List<Step> live(World world) {
        try (var lab = EmbeddedLab.start(world, LabOptions.rehearsal())) {
            return mail(lab);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "james", "subetha"})
    void forecast_and_live_run_agree_step_by_step(String software) throws IOException {
        var world = world(software);
        var forecast = mail(new ForecastLab(world));

        assertThat(Comparison.between(forecast, live(world))).isEmpty();
        assertThat(forecast).anyMatch(Step.Delivered.class::isInstance).anyMatch(Step.Refused.class::isInstance);
    }

    @Test
    void a_declaration_of_other_software_is_found_out() throws IOException {
        var wrong = mail(new ForecastLab(world("subetha")));

        assertThat(Comparison.between(wrong, live(world("james"))))
                .anyMatch(line -> line.contains("SubEthaSMTP") && line.contains("JAMES"));
    }
}
