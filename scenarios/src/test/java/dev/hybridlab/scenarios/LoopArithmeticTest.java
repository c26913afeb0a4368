package dev.hybridlab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.trace.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same loop, whoever it starts at and whatever the limits are: who stops it, with how many Received lines. From EXO: LOOP-41,
 * LOOP-42 (at-least), LOOP-43 (documented). From on-premises: LOOP-44, LOOP-45 (at-least), LOOP-46 (none), LOOP-47 (documented).
 */
class LoopArithmeticTest {
    @ParameterizedTest(name = "from {0}, {1}, {2}, local hops by {3}: {4} with {5}")
    @CsvSource({
        "exo, e2019-default, greater-than, own-fqdn, 554 5.4.14, 15",
        "exo, e2019-default, greater-than, none, 554 5.4.14, 15",
        "exo, e2019-default, at-least, own-fqdn, 554 5.4.6, 14",
        "exo, documented, greater-than, own-fqdn, 554 5.4.14, 15",
        "exo, documented, greater-than, none, 554 5.4.14, 15",
        "onprem, e2019-default, greater-than, own-fqdn, 554 5.4.6, 15",
        "onprem, e2019-default, at-least, own-fqdn, 554 5.4.6, 11",
        "onprem, e2019-default, greater-than, none, 554 5.4.14, 17",
        "onprem, documented, greater-than, own-fqdn, 554 5.4.14, 17",
        "onprem, documented, greater-than, none, 554 5.4.14, 17",
    })
    void a_loop_between_both_sides_is_stopped_where_a_limit_is_met_first(
            String start,
            String profile,
            String comparison,
            String local,
            String reply,
            int received,
            @TempDir Path folder)
            throws IOException {
        var topology = Files.readString(Rehearsed.library().resolve("topologies/classic-hybrid.yaml"))
                + "\nprofile: " + profile + "\nassumptions: {hopComparison: " + comparison + ", localHopStrategy: "
                + local
                + "}\n";
        Files.writeString(folder.resolve("topology.yaml"), topology);
        var loop = Files.readString(Rehearsed.library().resolve("loops/l01-internal-relay-on-both-sides.yaml"))
                .replace("../topologies/classic-hybrid.yaml", "topology.yaml");
        var steps = loop.indexOf("steps:");
        var entry = start.equals("exo") ? "exo" : "EX01";
        Files.writeString(
                folder.resolve("loop.yaml"),
                loop.substring(0, steps)
                        + "steps:\n"
                        + "  - send: {id: mail, from: stranger@fabrikam.example, to: nobody@contoso.com, enter: {host:"
                        + " "
                        + entry + ", from: 198.18.99.9}}\nexpect: {mail: []}\n");

        assertThat(stops(Rehearsed.steps(folder.resolve("loop.yaml")).stream()))
                .containsExactly(reply + " with " + received);
    }

    private static Stream<String> stops(Stream<Step> steps) {
        return steps.filter(Step.LoopDetected.class::isInstance)
                .map(Step.LoopDetected.class::cast)
                .map(stop -> stop.reply().code() + " "
                        + stop.reply().enhanced().map(Object::toString).orElse("") + " with " + stop.received());
    }
}
