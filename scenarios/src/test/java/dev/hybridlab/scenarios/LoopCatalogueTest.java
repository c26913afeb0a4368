package dev.hybridlab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.scenario.file.ScenarioFile;
import dev.hybridlab.harness.scenario.file.Selection;
import dev.hybridlab.mailflow.loop.Loops;
import dev.hybridlab.mailflow.reply.EnhancedCode;
import dev.hybridlab.mailflow.trace.HeaderChange;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.record.run.Phase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalogue of loops: who stops each, with which code, after how many passes, and what its sender hears. */
class LoopCatalogueTest {
    private static List<Step> steps(String scenario) {
        return phases(scenario).getFirst().steps();
    }

    private static List<Phase> phases(String scenario) {
        var read = ScenarioFile.read(Library.folder().resolve(scenario + ".yaml"));
        return Rehearsed.record(read.optional().orElseThrow()).phases();
    }

    private static <T extends Step> Stream<T> all(List<Step> steps, Class<T> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** What a limit says, and that the fix leaves no loop. */
    @ParameterizedTest
    @CsvSource({
        "LOOP-21, loops/l01-internal-relay-on-both-sides, EX01, 5.4.6, 15, 3, 2",
        "LOOP-22, loops/l02-connector-by-mx, exo, 5.4.14, 10, 3, 2",
        "LOOP-23, loops/l03-no-connector-and-own-mx, exo, 5.4.14, 10, 3, 2",
        "LOOP-24, loops/l04-centralized-not-recognised, exo, 5.4.14, 16, 3, 2",
        "LOOP-25, loops/l05-routing-address-in-own-domain, EX01, 5.4.6, 9, 3, -",
        "LOOP-26, loops/l06-moved-back-with-routing-address, exo, 5.4.14, 15, 3, 2",
        "LOOP-27, loops/l07-gateway-captures-routing-domain, EX01, 5.4.6, 9, 3, -",
        "LOOP-28, loops/l08-connectors-both-ways, EX01, 5.4.6, 15, 3, 2",
        "LOOP-31, loops/l11-service-drops-the-mark, exo, 5.4.14, 14, 4, 2",
        "LOOP-32, loops/l12-gateway-as-own-server, exo, 5.4.14, 14, 4, 2",
        "LOOP-33, loops/l13-subdomain-not-synchronised-to-edge, exo, 5.4.14, 14, 3, 2",
        "LOOP-34, loops/l14-domain-not-verified, EX01, 5.4.6, 15, 2, 2"
    })
    void a_loop_is_stopped_by(
            String fact, String scenario, String host, String code, int received, int passes, String tenantPass) {
        var phases = phases(scenario);
        assertThat(all(phases.getFirst().steps(), Step.LoopDetected.class))
                .as(fact)
                .anySatisfy(stop -> {
                    assertThat(stop.where().host()).isEqualTo(host);
                    assertThat(stop.reply().enhanced().map(EnhancedCode::toString))
                            .hasValue(code);
                    assertThat(stop.received()).isEqualTo(received);
                });
        var steps = phases.getFirst().steps();
        assertThat(Loops.find(steps)).as(fact).anySatisfy(loop -> {
            assertThat(loop.stopped())
                    .hasValueSatisfying(stop -> assertThat(stop.received()).isEqualTo(received));
            assertThat(loop.passes()).isEqualTo(passes);
            assertThat(tenantPass(steps, loop.stopped().orElseThrow())).isEqualTo(tenantPass);
        });
        assertThat(all(phases.get(1).steps(), Step.LoopDetected.class)).isEmpty();
    }

    /** LOOP-16, LOOP-19, LOOP-51: the code is the side's, a sender hears of it, and nobody hears for a null sender. */
    @Test
    void each_side_has_its_code_and_only_a_sender_is_told() {
        var stops = 0;
        for (var chosen : Selection.of(List.of(Library.folder().resolve("loops")), Optional.empty())) {
            var steps = Rehearsed.record(chosen.read().optional().orElseThrow())
                    .phases()
                    .getFirst()
                    .steps();
            for (var stop : all(steps, Step.LoopDetected.class).toList()) {
                stops++;
                assertThat(stop.reply().enhanced().map(EnhancedCode::toString))
                        .hasValue(stop.where().host().equals("exo") ? "5.4.14" : "5.4.6");
                var root = stop.where().message().root();
                var sender = all(steps, Step.Submitted.class)
                        .filter(letter -> letter.where().message().lineage().equals(root))
                        .findFirst()
                        .orElseThrow()
                        .from();
                var notices = all(steps, Step.NoticeMade.class)
                        .filter(made -> made.where().message().root().equals(root))
                        .filter(made -> made.kind().equals("failed"))
                        .map(made -> made.to().toString());
                if (sender.isEmpty()) {
                    assertThat(notices).as(root).isEmpty();
                } else {
                    assertThat(notices).as(root).contains(sender);
                }
            }
        }
        assertThat(stops).isGreaterThan(12);
    }

    /** LOOP-18: three passes, the index 2 in both counters, ten Received lines at the fourth entry. */
    @Test
    void a_loop_inside_Exchange_Online_looks_like_the_one_that_was_seen() {
        var steps = steps("loops/l02-connector-by-mx");

        assertThat(stamped(steps, "X-EOPAttributedMessage")).containsExactly("0", "1", "2");
        assertThat(stamped(steps, "X-EOPTenantAttributedMessage"))
                .extracting(value -> value.substring(value.lastIndexOf(':')))
                .containsExactly(":0", ":1", ":2");
        assertThat(all(steps, Step.LoopDetected.class))
                .extracting(Step.LoopDetected::received)
                .containsExactly(10);
    }

    /** What stands behind the tenant in the last stamp of the mail that was stopped; {@code -}: it never met Exchange Online. */
    private static String tenantPass(List<Step> steps, Step.LoopDetected stop) {
        var own = steps.stream()
                .filter(step -> step.where()
                        .message()
                        .lineage()
                        .equals(stop.where().message().lineage()))
                .toList();
        var values = stamped(own, "X-EOPTenantAttributedMessage");
        return values.isEmpty()
                ? "-"
                : values.getLast().substring(values.getLast().lastIndexOf(':') + 1);
    }

    private static List<String> stamped(List<Step> steps, String name) {
        return all(steps, Step.HeadersChanged.class)
                .filter(changed -> !changed.where().message().lineage().contains("!")) // not on the notice
                .flatMap(changed -> changed.changes().stream())
                .filter(change -> change.name().equalsIgnoreCase(name))
                .filter(change ->
                        change.kind() == HeaderChange.Kind.STAMPED || change.kind() == HeaderChange.Kind.REPLACED)
                .map(HeaderChange::value)
                .distinct()
                .toList();
    }

    /** LOOP-08, LOOP-29, LOOP-30: a server that finds itself, or its twin, says 5.3.5 before anything goes round. */
    @ParameterizedTest
    @CsvSource({"loops/l09-smart-host-is-itself", "routing/server-cloned-with-its-name"})
    void a_server_that_meets_its_own_name_gives_up(String scenario) {
        assertThat(all(steps(scenario), Step.NoticeMade.class))
                .extracting(made -> made.diagnostic().enhanced().map(EnhancedCode::toString))
                .contains(Optional.of("5.3.5"));
    }

    /** LOOP-35: circles of forwards and rules end in silence. */
    @ParameterizedTest
    @CsvSource({"loops/l15-forwards-across-premises", "loops/l15-inbox-rules-across-premises"})
    void a_circle_of_mailboxes_ends_in_silence(String scenario) {
        var steps = steps(scenario);
        assertThat(all(steps, Step.LoopDetected.class)).isEmpty();
        assertThat(all(steps, Step.NoticeMade.class)).isEmpty();
        assertThat(steps).anyMatch(step -> step instanceof Step.Delivered || step instanceof Step.Discarded);
    }

    /** LOOP-36: what the limited connector does not take leaves round on-premises. */
    @Test
    void a_limited_connector_lets_mail_out_beside_centralized_transport() {
        var phases = phases("loops/l16-centralized-for-some-domains");
        assertThat(phases.getFirst().asExpected() && phases.get(1).asExpected()).isTrue();
    }
}
