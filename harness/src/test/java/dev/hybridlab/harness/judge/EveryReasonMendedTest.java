package dev.hybridlab.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.resolution.Topologies;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.trace.Turn;
import dev.hybridlab.mailflow.trace.Whereabouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Remedies put what a reason compared into their line; each reason that a source writes has as much as its remedy wants. */
class EveryReasonMendedTest {
    private static final Pattern WRITTEN = Pattern.compile(
            "Reason\\.(?:of|assuming)\\(\\s*\"([A-Z-]+\\d+)\",\\s*(\"(?:[^\"\\\\]|\\\\.)*\"(?:\\s*\\+\\s*\"(?:[^\"\\\\]|\\\\.)*\")*)");
    private static final Pattern SLOT = Pattern.compile("\\{}");
    private static final Topology TOPOLOGY = Topologies.of(new Configuration("nothing", new LinkedHashMap<>()));

    static Stream<Reason> reasons() {
        return Stream.of("mailflow", "smtp", "authentication", "neighbours", "fake-onprem", "fake-exo", "harness")
                .map(module -> Path.of("..", module, "src", "main", "java"))
                .flatMap(EveryReasonMendedTest::in)
                .distinct();
    }

    private static Stream<Reason> in(Path sources) {
        try (var files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream()
                    .flatMap(EveryReasonMendedTest::written);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Reason> written(Path file) {
        try {
            return WRITTEN.matcher(Files.readString(file)).results().map(found -> {
                var slots = (int) SLOT.matcher(found.group(2)).results().count();
                return new Reason(
                        found.group(1),
                        found.group(2).replaceAll("\"\\s*\\+\\s*\"", "").replace("\"", ""),
                        Collections.nCopies(slots, "anna@contoso.com"),
                        Optional.empty(),
                        List.of());
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void the_reasons_of_all_sources_are_found() {
        assertThat(reasons())
                .hasSizeGreaterThan(300)
                .extracting(Reason::fact)
                .contains("AUTH-08", "AUTH-36", "ONP-RECV-03", "EXO-ATTR-03", "TOK-12");
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void no_remedy_wants_more_than_its_reason_has(Reason reason) {
        assertThatCode(() -> {
                    mended(reason);
                    mended(reason.configuredAt(Origin.LAB));
                })
                .doesNotThrowAnyException();
    }

    private static void mended(Reason reason) {
        var where = new Whereabouts(Instant.EPOCH, "exo", new MessageRef("m", 0, 0), new Turn(0, 0, 0));
        var refused = new Step.Refused(where, "MAIL", SmtpReply.of("550 5.7.1 No"), Optional.empty(), reason);
        var decision = new Decision(refused, reason.text(), reason.configured(), List.of());
        var evidence = new Evidence(Map.of("exo", "exo"), List.of(refused), List.of());
        new RecipientRemedies(TOPOLOGY).of(decision, Optional.empty());
        ConnectionRemedies.of(decision);
        ConnectionRemedies.unmatched(decision);
        RuleRemedies.of(decision);
        SessionRemedies.of(decision);
        new SettingRemedies(TOPOLOGY).of(decision);
        new RouteRemedies(TOPOLOGY, evidence).of(decision);
        new DmarcRemedies(TOPOLOGY, evidence).of(decision);
        ClientSide.decides(decision);
    }
}
