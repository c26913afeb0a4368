package dev.hybridlab.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.run.ScenarioRun;
import dev.hybridlab.harness.run.Toys;
import dev.hybridlab.harness.scenario.Expectation;
import dev.hybridlab.harness.scenario.ReplyExpectation;
import dev.hybridlab.harness.scenario.ScenarioStep;
import dev.hybridlab.record.run.Judged;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verdicts on what toy hosts really did with a message. */
class JudgeTest {
    private static final String BERT = "bert@onprem.example";
    private static final String ANNA = "anna@exo.example";
    private static final String OLGA = "olga@fabrikam.example";

    private static List<Judged> judged(Toys.Builder scenario) {
        return new ScenarioRun(scenario.build(), Toys.ENVIRONMENT)
                .run()
                .phases()
                .getFirst()
                .judged();
    }

    private static List<String> headlines(Toys.Builder scenario) {
        return judged(scenario).stream()
                .filter(each -> !each.met())
                .map(Judged::headline)
                .toList();
    }

    private static Toys.Builder mail(String from, String... to) {
        return Toys.scenario("toy").step(Toys.send("m", from, to));
    }

    private static List<String> answers(Judged judged) {
        return judged.answers().stream()
                .map(answer -> answer.label() + ": " + answer.text())
                .toList();
    }

    @Test
    void another_header_is_the_headline_of_the_same_delivery_and_all_questions_are_answered() {
        var expected =
                Toys.with(Toys.delivered("exo", "internet", "exo"), "X-MS-Exchange-Organization-AuthAs", "Internal");

        assertThat(judged(mail(OLGA, ANNA).expect("m", expected)))
                .singleElement()
                .satisfies(judged -> {
                    assertThat(judged.headline()).isEqualTo("delivered as Anonymous, expected Internal");
                    assertThat(judged.at()).contains(Toys.line(20));
                    assertThat(answers(judged))
                            .containsExactly(
                                    "decided by: EXO attribution: no connector matches, so the recipient's domain"
                                            + " decides (Incoming)",
                                    "considered: 'friends' wants *.exo.example, the peer showed CN=mx.fabrikam.example",
                                    "configured: toys.yaml:3 (exo: {mailboxes: [anna@exo.example]})");
                });
    }

    @Test
    void a_header_may_have_to_be_absent_present_or_of_a_family() {
        var there = "X-MS-Exchange-Organization-AuthAs";
        assertThat(headlines(mail(OLGA, ANNA).expect("m", Toys.with(Toys.delivered("exo"), there, "present"))))
                .isEmpty();
        assertThat(headlines(mail(OLGA, ANNA)
                        .expect("m", Toys.with(Toys.delivered("exo"), "X-MS-Exchange-Organization-*", "absent"))))
                .containsExactly("delivered as Anonymous, expected none");
        assertThat(headlines(mail(OLGA, ANNA)
                        .expect("m", Toys.with(Toys.delivered("exo"), "X-MS-Exchange-CrossPremises-*", "present"))))
                .containsExactly("delivered without X-MS-Exchange-CrossPremises-*, expected one");
        assertThat(headlines(mail(OLGA, ANNA).expect("m", Toys.with(Toys.delivered("exo"), "Subject", "toy n"))))
                .containsExactly("delivered with Subject: toy m, expected toy n");
    }

    @Test
    void a_wrong_path_is_one_difference() {
        assertThat(headlines(mail(BERT, ANNA).expect("m", Toys.delivered("exo", "onprem", "internet", "exo"))))
                .containsExactly("delivered by onprem > exo, expected onprem > internet > exo");
    }

    @Test
    void a_refusal_where_a_delivery_was_expected_tells_who_said_what_and_why() {
        var judged = judged(mail(BERT, "nobody@exo.example").expect("m", Toys.delivered("exo", "onprem", "exo")));

        assertThat(judged.getFirst().headline())
                .isEqualTo("refused by exo at RCPT: 550 5.1.1 nobody here,"
                        + " expected delivered at exo, path onprem > exo");
        assertThat(answers(judged.getFirst()))
                .contains("decided by: EXO at RCPT: only [anna@exo.example] are known")
                .contains("configured: toys.yaml:3 (exo: {mailboxes: [anna@exo.example]})");
        assertThat(judged.get(1).headline())
                .isEqualTo("unexpected: ndr (failed) made by onprem to bert@onprem.example: 550 5.1.1 nobody here");
    }

    @Test
    void who_refuses_and_who_writes_the_notice_are_two_expectations() {
        assertThat(headlines(mail(BERT, "nobody@exo.example")
                        .expect("m", Toys.refused("exo", "550 5.1.1"), Toys.ndr("onprem", BERT, "5.1.1"))))
                .isEmpty();
        assertThat(headlines(mail(BERT, "nobody@exo.example")
                        .expect("m", Toys.refused("onprem", "550 5.1.1"), Toys.ndr("exo", BERT, "5.1.1"))))
                .containsExactly("refused by exo, expected onprem", "ndr made by onprem, expected exo");
        assertThat(headlines(mail(BERT, "nobody@exo.example")
                        .expect("m", Toys.refused("exo", "550 5.7.64"), Toys.ndr("onprem", BERT, "5.7.64"))))
                .containsExactlyInAnyOrder(
                        "refused with 550 5.1.1 nobody here, expected 550 5.7.64",
                        "ndr with 550 5.1.1 nobody here, expected 5.7.64");
    }

    @Test
    void every_delivery_has_to_be_listed_and_none_twice() {
        assertThat(headlines(mail(BERT, ANNA, OLGA).expect("m", Toys.delivered("exo"))))
                .containsExactly("unexpected: delivered to olga@fabrikam.example at internet, path onprem > internet");
        assertThat(headlines(mail(BERT, ANNA, OLGA).expect("m", Toys.delivered("internet"), Toys.delivered("exo"))))
                .isEmpty();
        assertThat(headlines(mail(BERT, ANNA).expect("m", Toys.delivered("exo"), Toys.delivered("exo"))))
                .containsExactly("missing: delivered at exo");
    }

    @Test
    void a_message_that_waits_is_a_failure_unless_it_is_expected_or_over() {
        var down = new ScenarioStep.Down(Toys.line(4), "mx.exo.example");
        var waiting = Toys.scenario("toy").step(down).step(Toys.send("m", BERT, ANNA));
        assertThat(headlines(waiting.expect("m")))
                .containsExactly("unexpected: waiting at onprem for anna@exo.example: 451 4.4.1 ConnectionRefused");

        var through = waiting.step(new ScenarioStep.Up(Toys.line(5), "mx.exo.example"))
                .step(new ScenarioStep.Advance(Toys.line(6), Duration.ofHours(1)));
        assertThat(headlines(through.expect("m", Toys.delivered("exo")))).isEmpty();
        assertThat(headlines(through.expect("m", within(Duration.ofMinutes(9)))))
                .containsExactly("delivered after 10m, expected within 9m");
        assertThat(headlines(through.expect("m", within(Duration.ofMinutes(10)))))
                .isEmpty();
    }

    @Test
    void what_never_came_is_not_confused_with_a_wait_that_is_over() {
        var scenario = Toys.scenario("toy")
                .step(new ScenarioStep.Down(Toys.line(4), "mx.exo.example"))
                .step(Toys.send("m", BERT, ANNA))
                .step(new ScenarioStep.Advance(Toys.line(6), Duration.ofDays(2)))
                .expect("m", Toys.ndr("onprem", BERT, "4.4.7"), Toys.delivered("exo"));

        assertThat(judged(scenario)).last().satisfies(judged -> {
            assertThat(judged.headline()).isEqualTo("missing: delivered at exo");
            assertThat(answers(judged))
                    .startsWith("seen: waited at onprem for anna@exo.example: 451 4.4.1 ConnectionRefused")
                    .contains("decided by: mx.onprem.example hop to mx.exo.example: the next host is not there");
        });
    }

    private static Expectation within(Duration limit) {
        var delivered = Toys.delivered("exo");
        return new Expectation.Delivered(
                delivered.at(),
                delivered.where(),
                delivered.headers(),
                List.of(),
                delivered.body(),
                Optional.of(limit),
                1);
    }

    @Test
    void what_never_came_is_told() {
        var down = new ScenarioStep.Down(Toys.line(4), "mx.onprem.example");
        var asleep = Toys.scenario("toy").step(down).step(Toys.send("m", BERT, ANNA));

        assertThat(headlines(asleep.expect("m", Toys.delivered("exo")))).containsExactly("missing: delivered at exo");
    }

    @Test
    void a_server_that_did_not_please_is_a_mismatch_that_can_be_expected() {
        var expired = Toys.scenario("toy")
                .step(new ScenarioStep.Expire(Toys.line(4), "mx.exo.example"))
                .step(Toys.send("m", BERT, ANNA));
        var deferred = Toys.deferred("onprem", "450 4.4.317");
        var shown = "CN=mx.exo.example";

        assertThat(headlines(expired.expect("m", mismatch("Expired", "onprem", shown), deferred)))
                .isEmpty();
        assertThat(headlines(expired.expect("m", mismatch("SubjectMismatch", "onprem", shown), deferred)))
                .containsExactly("Expired at 'by MX', mx.onprem.example to mx.exo.example: it ended,"
                        + " expected mismatch SubjectMismatch at onprem, shown CN=mx.exo.example");
        assertThat(headlines(expired.expect("m", mismatch("Expired", "exo", shown), deferred)))
                .hasSize(1);
        assertThat(headlines(expired.expect("m", mismatch("Expired", "onprem", "CN=other.example"), deferred)))
                .hasSize(1);
    }

    @Test
    void a_mismatch_names_its_connector_or_how_that_begins() {
        var expired = Toys.scenario("toy")
                .step(new ScenarioStep.Expire(Toys.line(4), "mx.exo.example"))
                .step(Toys.send("m", BERT, ANNA));
        var deferred = Toys.deferred("onprem", "450 4.4.317");

        for (var right : List.of("by MX", "BY MX", "by*", "[by M*]")) {
            assertThat(headlines(expired.expect("m", at(right), deferred))).isEmpty();
        }
        for (var wrong : List.of("by", "MX", "hybrid", "by MX 2*")) {
            assertThat(headlines(expired.expect("m", at(wrong), deferred))).hasSize(1);
        }
    }

    private static Expectation at(String connector) {
        return new Expectation.Mismatch(
                Toys.line(24), "Expired", Optional.empty(), Optional.of(connector), Optional.empty(), Optional.empty());
    }

    private static Expectation mismatch(String kind, String side, String shown) {
        return new Expectation.Mismatch(
                Toys.line(24), kind, Optional.of(side), Optional.empty(), Optional.empty(), Optional.of(shown));
    }

    @Test
    void a_loop_that_was_expected_and_is_none_says_so() {
        var loop = new Expectation.Loop(
                Toys.line(25),
                Optional.of("exo"),
                ReplyExpectation.ANY,
                Optional.of(3),
                List.of("exo", "onprem"),
                Optional.empty(),
                NOT_COUNTED);

        assertThat(headlines(mail(BERT, ANNA).expect("m", loop, Toys.delivered("exo"))))
                .containsExactly("no loop, expected loop detected by exo after 3 passes, cycle exo > onprem");
    }

    /** fabrikam.example's MX is Exchange Online, which hands on to the MX, which is itself. */
    private static Toys.Builder loop(Expectation... expectations) {
        return mail(BERT, OLGA)
                .change(Toys.change("dns fabrikam.example MX", "10 mx.exo.example"))
                .expect("m", expectations);
    }

    private static final Expectation.Loop.Counters NOT_COUNTED =
            new Expectation.Loop.Counters(Optional.empty(), Optional.empty());

    private static Expectation.Loop loopAt(String host, String reply, int passes) {
        return new Expectation.Loop(
                Toys.line(25),
                Optional.of(host),
                new ReplyExpectation(Optional.of(reply), Optional.empty()),
                Optional.of(passes),
                List.of(host),
                Optional.empty(),
                NOT_COUNTED);
    }

    private static Expectation.Loop loopAs(String authAs) {
        return new Expectation.Loop(
                Toys.line(25),
                Optional.of("exo"),
                ReplyExpectation.ANY,
                Optional.empty(),
                List.of(),
                Optional.of(authAs),
                NOT_COUNTED);
    }

    @Test
    void what_the_author_counts_as_at_every_pass_of_a_loop_can_be_expected() {
        var ndr = Toys.ndr("exo", BERT, "5.4.6");

        assertThat(headlines(loop(loopAs("Internal"), ndr))).isEmpty();
        assertThat(headlines(loop(loopAs("Anonymous"), ndr)))
                .singleElement()
                .asString()
                .contains("AuthAs Internal, stopped by", "always AuthAs Anonymous");
    }

    /** Six lines, and nothing of Exchange Online's on it. */
    @ParameterizedTest(name = "{0} lines, tenant at {1}: met {2}")
    @CsvSource({"6, , true", "7, , false", "6, 2, false"})
    void what_was_counted_when_a_loop_was_stopped_can_be_expected(Integer received, Integer tenantPass, boolean met) {
        var counted = new Expectation.Loop.Counters(Optional.ofNullable(received), Optional.ofNullable(tenantPass));
        var expected = new Expectation.Loop(
                Toys.line(25),
                Optional.of("exo"),
                ReplyExpectation.ANY,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                counted);

        assertThat(headlines(loop(expected, Toys.ndr("exo", BERT, "5.4.6"))).isEmpty())
                .isEqualTo(met);
    }

    @Test
    void a_loop_is_expected_by_its_cycle_its_limit_and_its_passes_and_expects_the_refusal_that_stopped_it() {
        var ndr = Toys.ndr("exo", BERT, "5.4.6");
        var refused = new Expectation.Refused(
                Toys.line(21),
                "exo",
                Optional.of("DATA"),
                new ReplyExpectation(Optional.of("554 5.4.6"), Optional.empty()));

        assertThat(headlines(loop(loopAt("exo", "554 5.4.6", 6), ndr))).isEmpty();
        assertThat(headlines(loop(loopAt("exo", "554 5.4.6", 6), refused, ndr))).isEmpty();
        assertThat(headlines(loop(refused, ndr))).isEmpty();
        assertThat(headlines(loop(loopAt("exo", "554 5.4.14", 6), ndr)))
                .containsExactly("loop mx.exo.example after 6 passes, AuthAs Internal, stopped by mx.exo.example with"
                        + " 554 5.4.6 Hop count exceeded at 6 Received lines, expected loop detected by"
                        + " exo after 6 passes, cycle exo: 554 5.4.14");
        assertThat(headlines(loop(loopAt("exo", "554 5.4.6", 3), ndr))).hasSize(1);
        assertThat(headlines(loop(loopAt("onprem", "554 5.4.6", 6), ndr))).hasSize(1);
        assertThat(headlines(loop(ndr)))
                .containsExactly("unexpected: refused by exo at DATA: 554 5.4.6 Hop count exceeded");
    }
}
