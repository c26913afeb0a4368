package dev.hybridlab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.trace.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        var steps = steps(
                folder,
                start,
                "profile: " + profile + "\nassumptions: {hopComparison: " + comparison + ", localHopStrategy: " + local
                        + "}",
                "");

        assertThat(stops(steps.stream())).containsExactly(reply + " with " + received);
    }

    /** A gateway on the way to on-premises leaves no line of its own and drops the counters (LOOP-48, LOOP-49, LOOP-50); 20 stop nothing (LOOP-20). */
    @ParameterizedTest(name = "from {0}, {1}, local hops by {2}: {3} passes of EOP, {4} lines")
    @CsvSource({
        "exo, e2019-default, own-fqdn, 4, 18",
        "onprem, e2019-default, own-fqdn, 3, 15",
        "exo, e2019-default, none, 13, 63",
        "onprem, e2019-default, none, 12, 61",
        "exo, documented, none, 7, 33",
        "onprem, documented, none, 6, 31",
    })
    void without_the_counters_only_Received_lines_are_left(
            String start, String profile, String local, int passes, int received, @TempDir Path folder)
            throws IOException {
        var steps =
                steps(folder, start, "profile: " + profile + "\nassumptions: {localHopStrategy: " + local + "}", """
                      internet+: {fqdn: in.relay.example, address: 198.18.60.25, relays: [contoso.com=mail.contoso.com],
                        dropsHeaders: [X-EOP*], addsReceived: false}
                      exo.outboundConnectors[hybrid].SmartHosts: [in.relay.example]
                      exo.outboundConnectors[hybrid].TlsSettings: null
                      exo.outboundConnectors[hybrid].TlsDomain: null
                    """);

        assertThat(stops(steps.stream())).containsExactly("554 5.4.6 with " + received);
        assertThat(steps.stream()
                        .filter(Step.Accepted.class::isInstance)
                        .filter(step -> step.where().host().equals("exo")
                                && step.where().message().lineage().equals("mail")))
                .hasSize(passes);
    }

    /** LOOP-07: were Exchange Online's own limit on Received lines known, it could act before its counter does, without ATTR34. */
    @ParameterizedTest(name = "{0}: {1} with {2} lines")
    @CsvSource({"none, ATTR34, 15", "8, mail loop [, 10", "10, ATTR34, 15", "2, mail loop [, 5"})
    void Exchange_Online_may_count_lines_too(String limit, String words, int received, @TempDir Path folder)
            throws IOException {
        var steps = steps(folder, "exo", "assumptions: {exoReceivedLimit: " + limit + "}", "");

        assertThat(stops(steps.stream())).containsExactly("554 5.4.14 with " + received);
        assertThat(steps.stream().filter(Step.LoopDetected.class::isInstance).toList())
                .first()
                .asString()
                .contains(words, "LOOP-07");
    }

    /** @param settings lines of the topology; {@code changes}: lines of the scenario's {@code change} */
    private static List<Step> steps(Path folder, String start, String settings, String changes) throws IOException {
        Files.writeString(
                folder.resolve("topology.yaml"),
                Files.readString(Library.folder().resolve("topologies/classic-hybrid.yaml")) + "\n" + settings + "\n");
        var loop = Files.readString(Library.folder().resolve("loops/l01-internal-relay-on-both-sides.yaml"))
                .replace("../topologies/classic-hybrid.yaml", "topology.yaml");
        var entry = start.equals("exo") ? "exo" : "EX01";
        Files.writeString(
                folder.resolve("loop.yaml"),
                loop.substring(0, loop.indexOf("steps:")) + changes + "steps:\n"
                        + "  - send: {id: mail, from: stranger@fabrikam.example, to: nobody@contoso.com, enter: {host: "
                        + entry + ", from: 198.18.99.9}}\nexpect: {mail: []}\n");
        return Rehearsed.steps(folder.resolve("loop.yaml"));
    }

    private static Stream<String> stops(Stream<Step> steps) {
        return steps.filter(Step.LoopDetected.class::isInstance)
                .map(Step.LoopDetected.class::cast)
                .map(stop -> stop.reply().code() + " "
                        + stop.reply().enhanced().map(Object::toString).orElse("") + " with " + stop.received());
    }
}
