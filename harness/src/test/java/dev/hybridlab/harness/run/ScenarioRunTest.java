package dev.hybridlab.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.scenario.Expectation;
import dev.hybridlab.harness.scenario.Scenario;
import dev.hybridlab.harness.scenario.ScenarioStep;
import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.decision.MailSystemPolicy;
import dev.hybridlab.mailflow.decision.Release;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.forecast.ForecastLab;
import dev.hybridlab.mailflow.transit.World;
import dev.hybridlab.record.run.Judged;
import dev.hybridlab.record.run.Phase;
import dev.hybridlab.record.run.ScenarioRecord;
import dev.hybridlab.record.run.ScenarioRecord.Status;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The engine, with a second forecast in the place of the live lab. */
class ScenarioRunTest {
    private static ScenarioRecord run(Scenario scenario) {
        return new ScenarioRun(scenario, Toys.ENVIRONMENT).run();
    }

    private static List<String> headlines(Phase phase) {
        return phase.judged().stream()
                .filter(each -> !each.met())
                .map(Judged::headline)
                .toList();
    }

    private static Toys.Builder mail() {
        return Toys.scenario("toy/mail").step(Toys.send("m", "bert@onprem.example", "anna@exo.example"));
    }

    @Test
    void a_scenario_that_goes_as_expected_passes() {
        var record =
                run(mail().expect("m", Toys.delivered("exo", "onprem", "exo")).build());

        assertThat(record.status()).isEqualTo(Status.PASSED);
        assertThat(record.phases()).extracting(Phase::name).containsExactly("as configured");
        assertThat(record.hosts()).hasSize(3);
    }

    @Test
    void what_was_not_expected_is_a_failure() {
        var record = run(mail().expect("m").build());

        assertThat(record.status()).isEqualTo(Status.FAILED);
        assertThat(headlines(record.phases().getFirst()))
                .containsExactly("unexpected: delivered to anna@exo.example at exo, path onprem > exo");
    }

    @Test
    void a_live_lab_that_drops_a_header_is_a_defect_even_if_the_expectations_hold() {
        var broken = brokenLive("deliver", answer -> {
            var release = (Release) answer;
            var headers = release.message().headers().without(field -> field.is("Received"));
            return new Release(release.message().with(headers), release.changes());
        });

        var record = new ScenarioRun(
                        mail().expect("m", Toys.delivered("exo", "onprem", "exo"))
                                .build(),
                        broken)
                .run();

        assertThat(record.status()).isEqualTo(Status.FAILED);
        assertThat(headlines(record.phases().getFirst())).isEmpty();
        assertThat(record.phases().getFirst().differences())
                .containsExactly(
                        "delivered to anna@exo.example: forecast has [Received: by mx.exo.example], live has []");
    }

    @Test
    void a_live_lab_that_picks_another_mail_exchanger_is_a_defect() {
        var broken = brokenLive(
                "route",
                answer -> answer instanceof RoutingDecision.Relay relay
                        ? new RoutingDecision.Relay(elsewhere(relay), relay.because(), relay.considered())
                        : answer);

        var record = new ScenarioRun(
                        mail().expect("m", Toys.delivered("exo", "onprem", "exo"))
                                .build(),
                        broken)
                .run();

        assertThat(record.status()).isEqualTo(Status.FAILED);
        assertThat(record.phases().getFirst().differences())
                .first()
                .asString()
                .contains("MX of exo.example")
                .contains("MX of fabrikam.example");
    }

    private static Hop elsewhere(RoutingDecision.Relay relay) {
        var hop = relay.hop();
        return new Hop(
                hop.connector(),
                hop.nextHop(),
                "fabrikam.example",
                hop.port(),
                hop.manner(),
                hop.preserve(),
                hop.guise());
    }

    /** A live side whose policies give other answers to one question. */
    private static Environment brokenLive(String question, UnaryOperator<Object> spoil) {
        LabFactory live = world -> OpenLab.of(new ForecastLab(spoiled(world, question, spoil)));
        return new Environment(Toys.WORLDS, Toys.CHANGES, live, () -> 0L, Optional.empty());
    }

    private static World spoiled(World world, String question, UnaryOperator<Object> spoil) {
        var policies = new LinkedHashMap<String, MailSystemPolicy>();
        world.policies()
                .forEach((name, policy) -> policies.put(name, (MailSystemPolicy) Proxy.newProxyInstance(
                        MailSystemPolicy.class.getClassLoader(),
                        new Class<?>[] {MailSystemPolicy.class},
                        (proxy, method, arguments) -> {
                            try {
                                var answer = method.invoke(policy, arguments);
                                return method.getName().equals(question) ? spoil.apply(answer) : answer;
                            } catch (InvocationTargetException thrown) {
                                throw thrown.getCause();
                            }
                        })));
        return new World(world.topology(), policies);
    }

    @Test
    void a_policy_that_breaks_makes_the_scenario_broken_and_tells_what_to_report() {
        var broken = brokenLive("deliver", answer -> {
            throw new IllegalStateException("the store is upside down");
        });

        var record = new ScenarioRun(mail().build(), broken).run();

        assertThat(record.status()).isEqualTo(Status.BROKEN);
        assertThat(record.problems())
                .singleElement()
                .asString()
                .contains("please report it")
                .contains("the store is upside down");
    }

    @Test
    void time_faults_and_recovery_are_steps() {
        var record = run(mail().step(new ScenarioStep.Down(Toys.line(6), "mx.exo.example"))
                .step(Toys.send("late", "bert@onprem.example", "anna@exo.example"))
                .step(new ScenarioStep.Up(Toys.line(7), "MX.exo.example"))
                .step(new ScenarioStep.Advance(Toys.line(8), Duration.ofMinutes(10)))
                .expect("m", Toys.delivered("exo", "onprem", "exo"))
                .expect("late", Toys.deferred("onprem", "451 4.4.1"), Toys.delivered("exo", "onprem", "exo"))
                .build());

        assertThat(record.status()).isEqualTo(Status.PASSED);
    }

    @Test
    void a_certificate_that_expires_makes_mail_wait_for_it() {
        var record = run(Toys.scenario("toy/expire")
                .step(new ScenarioStep.Expire(Toys.line(6), "mx.exo.example"))
                .step(Toys.send("m", "bert@onprem.example", "anna@exo.example"))
                .expect("m", Toys.deferred("onprem", "450 4.4.317"))
                .build());

        assertThat(record.status()).isEqualTo(Status.PASSED);
    }

    private static Toys.Builder misdirected() {
        return mail().change(Toys.change("dns exo.example MX", "10 nowhere.example"))
                .expect("m", Toys.deferred("onprem", "451 4.4.1"));
    }

    private static LinkedHashMap<String, List<Expectation>> afterFix(Expectation... expectations) {
        var expected = new LinkedHashMap<String, List<Expectation>>();
        expected.put("m", List.of(expectations));
        return expected;
    }

    @Test
    void a_fix_is_tried_from_the_start_and_where_everything_stands() {
        var record = run(misdirected()
                .fix(
                        Toys.change("dns exo.example MX", "10 mx.exo.example"),
                        afterFix(Toys.delivered("exo", "onprem", "exo")))
                .build());

        assertThat(record.phases())
                .extracting(Phase::name)
                .containsExactly("as configured", "after the fix", "fix in place");
        assertThat(record.status()).isEqualTo(Status.PASSED);
    }

    @Test
    void a_fix_that_mends_nothing_is_told_in_both_ways_of_trying_it() {
        var record = run(misdirected()
                .fix(
                        Toys.change("dns fabrikam.example MX", "10 mx.exo.example"),
                        afterFix(Toys.delivered("exo", "onprem", "exo")))
                .build());

        assertThat(record.phases().getFirst().asExpected()).isTrue();
        assertThat(headlines(record.phases().get(1)))
                .containsExactly("waiting at onprem for anna@exo.example: 451 4.4.1 NoName,"
                        + " expected delivered at exo, path onprem > exo");
        assertThat(headlines(record.phases().getLast()))
                .containsExactly("not delivered after the fix: the sender got a notice");
        assertThat(record.status()).isEqualTo(Status.FAILED);
    }

    @Test
    void a_change_that_comes_as_a_step_does_not_undo_the_fix() {
        var record = run(Toys.scenario("toy/late-change")
                .step(new ScenarioStep.ChangeStep(
                        Toys.line(4), List.of(Toys.change("dns exo.example MX", "10 nowhere.example"))))
                .step(Toys.send("m", "bert@onprem.example", "anna@exo.example"))
                .expect("m", Toys.deferred("onprem", "451 4.4.1"))
                .fix(
                        Toys.change("dns exo.example MX", "10 mx.exo.example"),
                        afterFix(Toys.delivered("exo", "onprem", "exo")))
                .build());

        assertThat(record.status()).isEqualTo(Status.PASSED);
    }

    @Test
    void the_same_steps_with_another_seed_have_other_ids() {
        var scenario =
                mail().expect("m", Toys.delivered("exo", "onprem", "exo")).build();
        var seeded = new Environment(Toys.WORLDS, Toys.CHANGES, LabFactory.FORECAST, () -> 0L, Optional.of("42"));

        assertThat(new ScenarioRun(scenario, seeded).run().phases())
                .isNotEqualTo(run(scenario).phases());
    }
}
