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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
              - {fqdn: mx.fabrikam.example, address: 198.18.30.25, domains: [fabrikam.example, under_score.example], mailboxes: [outsider@fabrikam.example],
                 software: %s}
            dns: {FabriKam.Example: {MX: 10 mx.fabrikam.example}, under_score.example: {MX: 10 mx.fabrikam.example}, sender.example: {MX: 10 mx.sender.example}}
            """.formatted(software, software));
        var read = TopologyFile.read(file);
        return Worlds.STANDARD.of(Topologies.of(read.optional()
                .orElseThrow(() -> new IllegalStateException(read.problems().toString()))
                .expanded()));
    }

    /** Both ends on the same software: one message is taken, one recipient of another is not. */
    private static List<Step> mail(Lab lab) {
        mail(lab, "taken", "Someone@Sender.example", "outsider@FabriKam.Example");
        return mail(lab, "refused", "Someone@Sender.example", "nobody@fabrikam.example");
    }

    private static List<Step> mail(Lab lab, String id, String from, String to) {
        var ref = new MessageRef(id, 1, 0);
        var envelope = new Envelope(
                Optional.of(EmailAddress.of(from)),
                EsmtpParameters.NONE,
                List.of(EnvelopeRecipient.of(EmailAddress.of(to))));
        var letter = "Subject: hello\r\n\r\n.a dot, and no end of line".getBytes(StandardCharsets.US_ASCII);
        lab.submit("mx.sender.example", new Submission(ref, envelope, lab.now()), Message.parse(letter));
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

    /** LAB-61, LAB-62: addresses that one parser reads and another one does not. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        plain   | dot.@sender.example    | outsider@fabrikam.example |
        james   | dot.@sender.example    | outsider@fabrikam.example | 501 5.1.7 Syntax error in sender address
        subetha | dot.@sender.example    | outsider@fabrikam.example | 553 <dot.@sender.example> Invalid email address.
        james   | .dot@sender.example    | outsider@fabrikam.example | 501 5.1.7 Syntax error in sender address
        subetha | d..ot@sender.example   | outsider@fabrikam.example | 553 <d..ot@sender.example> Invalid email address.
        plain   | a@no_where.example  | outsider@fabrikam.example |
        james   | a@no_where.example  | outsider@fabrikam.example | 501 5.1.7 Syntax error in sender address
        subetha | a@no_where.example  | outsider@fabrikam.example | 553 <a@no_where.example> Invalid email address.
        james   | a@sender.example       | dot.@fabrikam.example     | 553 5.1.3 Syntax error in recipient address
        subetha | a@sender.example       | dot.@fabrikam.example     | 550 5.1.1 <dot.@fabrikam.example>: User unknown
        james   | a@sender.example       | b@under_score.example     | 553 5.1.3 Syntax error in recipient address
        subetha | a@sender.example       | b@under_score.example     | 550 5.1.1 <b@under_score.example>: User unknown
        james   | a_b@sender.example     | outsider@fabrikam.example |
        subetha | '"a..b"@sender.example'  | outsider@fabrikam.example |
        """)
    void odd_addresses_are_refused_in_the_live_run_and_in_the_forecast(
            String software, String from, String to, @Nullable String reply) throws IOException {
        var world = world(software);
        var forecast = mail(new ForecastLab(world), "odd", from, to);
        List<Step> live;
        try (var lab = EmbeddedLab.start(world, LabOptions.rehearsal())) {
            live = mail(lab, "odd", from, to);
        }

        assertThat(Comparison.between(forecast, live)).isEmpty();
        assertThat(forecast.stream()
                        .filter(step -> step instanceof Step.Refused)
                        .map(step -> ((Step.Refused) step).reply().toString())
                        .toList())
                .isEqualTo(reply == null ? List.of() : List.of(reply));
    }

    @Test
    void a_declaration_of_other_software_is_found_out() throws IOException {
        var wrong = mail(new ForecastLab(world("subetha")));

        assertThat(Comparison.between(wrong, live(world("james"))))
                .anyMatch(line -> line.contains("SubEthaSMTP") && line.contains("JAMES"));
    }
}
