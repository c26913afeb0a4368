package dev.hybridlab.harness.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.run.Environment;
import dev.hybridlab.harness.run.ScenarioRun;
import dev.hybridlab.harness.run.Toys;
import dev.hybridlab.harness.scenario.ScenarioStep;
import dev.hybridlab.record.run.Phase;
import dev.hybridlab.record.run.ScenarioRecord;
import dev.hybridlab.record.run.SessionTranscript;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Toy hosts on real sockets: everything that happens is what the forecast said. */
class EmbeddedLabTest {
    private static final Environment LIVE = new Environment(
            Toys.WORLDS, Toys.CHANGES, EmbeddedLabs.with(LabOptions.rehearsal()), () -> 0L, Optional.empty());

    private static ScenarioRecord run(Toys.Builder scenario) {
        return new ScenarioRun(scenario.build(), LIVE).run();
    }

    private static void passed(ScenarioRecord record) {
        assertThat(record.problems()).isEmpty();
        assertThat(record.phases()).flatExtracting(Phase::differences).isEmpty();
        assertThat(record.phases())
                .flatExtracting(Phase::judged)
                .filteredOn(judged -> !judged.met())
                .isEmpty();
        assertThat(record.status()).isEqualTo(ScenarioRecord.Status.PASSED);
    }

    @Test
    void mail_goes_over_real_SMTP_and_TLS_as_forecast() {
        var record = run(Toys.scenario("toy/live")
                .step(Toys.send("m", "bert@onprem.example", "anna@exo.example"))
                .expect("m", Toys.delivered("exo", "onprem", "exo")));

        passed(record);
        assertThat(record.phases().getFirst().sessions())
                .extracting(SessionTranscript::end)
                .containsExactly("client", "server");
        assertThat(record.phases().getFirst().sessions().getFirst().lines())
                .extracting(line -> line.direction() + (line.secured() ? " tls " : " ") + line.text())
                .anyMatch(line -> line.startsWith("> STARTTLS"))
                .anyMatch(line -> line.startsWith("> tls MAIL FROM:<bert@onprem.example>"));
    }

    @Test
    void a_host_that_is_down_makes_mail_wait_and_up_again_it_arrives() {
        passed(run(Toys.scenario("toy/down")
                .step(new ScenarioStep.Down(Toys.line(1), "mx.exo.example"))
                .step(Toys.send("m", "bert@onprem.example", "anna@exo.example"))
                .step(new ScenarioStep.Advance(Toys.line(2), Duration.ofMinutes(30)))
                .step(new ScenarioStep.Up(Toys.line(3), "mx.exo.example"))
                .step(new ScenarioStep.Advance(Toys.line(4), Duration.ofMinutes(30)))
                .expect("m", Toys.deferred("onprem", "451 4.4.1"), Toys.delivered("exo", "onprem", "exo"))));
    }

    @RepeatedTest(5)
    void many_messages_at_once_give_the_same_evidence_every_time() {
        var scenario = Toys.scenario("toy/many");
        for (var i = 0; i < 20; i++) {
            var id = "m" + i;
            scenario.step(Toys.send(
                    id, "bert@onprem.example", "anna@exo.example", "olga@fabrikam.example", "nobody@exo.example"));
            scenario.expect(
                    id,
                    Toys.delivered("exo", "onprem", "exo"),
                    Toys.delivered("internet", "onprem", "internet"),
                    Toys.refused("exo", "550"),
                    Toys.ndr("onprem", "bert@onprem.example", "5.1.1"));
        }
        passed(run(scenario));
    }
}
