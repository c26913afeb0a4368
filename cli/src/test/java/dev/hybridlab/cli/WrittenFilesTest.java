package dev.hybridlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.record.json.EvidenceJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** The three files of a real run, as the tools of others read them, however the run ended. */
class WrittenFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder = Path.of("set by JUnit");

    private final StringWriter screen = new StringWriter();

    private static Path shipped() {
        return (Files.isDirectory(Path.of("scenarios")) ? Path.of("") : Path.of("..")).resolve("scenarios");
    }

    private int run(Path... files) {
        var words = new ArrayList<>(List.of("run", "--report", folder.toString()));
        words.addAll(List.of("--json", folder.resolve("e.json").toString()));
        words.addAll(List.of("--junit", folder.resolve("j.xml").toString()));
        Stream.of(files).map(Path::toString).forEach(words::add);
        return Main.commandLine().setOut(new PrintWriter(screen, true)).execute(words.toArray(String[]::new));
    }

    private JsonNode evidence() throws IOException {
        var text = Files.readString(folder.resolve("e.json"));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema().toString(), InputFormat.JSON)
                        .validate(text, InputFormat.JSON))
                .isEmpty();
        return JSON.readTree(text);
    }

    private static JsonNode schema() throws IOException {
        try (var schema = Objects.requireNonNull(EvidenceJson.class.getResourceAsStream("evidence.schema.json"))) {
            return JSON.readTree(schema);
        }
    }

    private Element junit() throws Exception {
        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("j.xml").toFile())
                .getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("testsuites");
        return (Element) root.getElementsByTagName("testsuite").item(0);
    }

    private static Set<String> kinds(JsonNode evidence) {
        var kinds = new HashSet<String>();
        evidence.findValues("steps")
                .forEach(steps ->
                        steps.forEach(step -> kinds.add(step.path("kind").asText())));
        return kinds;
    }

    /** A scenario's file beside a copy of its topologies, with one piece of it replaced. */
    private Path broken(String name, String piece, String by) throws IOException {
        var file = shipped().resolve(name);
        var topologies = Files.createDirectories(folder.resolve("topologies"));
        try (var all = Files.list(shipped().resolve("topologies"))) {
            for (var each : all.toList()) {
                Files.writeString(topologies.resolve(each.getFileName().toString()), Files.readString(each));
            }
        }
        var copy = Files.createDirectories(folder.resolve("broken")).resolve("broken.yaml");
        var text = Files.readString(file);
        assertThat(text).contains(piece);
        return Files.writeString(copy, text.replace(piece, by));
    }

    @Test
    void evidence_of_mismatches_notices_loops_and_fixes_satisfies_its_schema() throws Exception {
        assertThat(run(
                        shipped().resolve("certificate/renewed-under-another-name.yaml"),
                        shipped().resolve("certificate/send-connector-certificate-missing.yaml"),
                        shipped().resolve("loops/l01-internal-relay-on-both-sides.yaml"),
                        shipped().resolve("queue")))
                .as(screen.toString())
                .isZero();

        var evidence = evidence();
        assertThat(evidence.findValuesAsText("name")).contains("as configured", "after the fix", "fix in place");
        assertThat(kinds(evidence))
                .contains("NoticeMade", "LoopDetected", "TlsEstablished", "Attributed", "HeadersChanged", "Intervened");
        assertThat(junit().getAttribute("failures")).isEqualTo("0");
    }

    @Test
    void each_failure_tells_its_setting_where_to_look_and_what_mends_it() throws Exception {
        run(
                shipped().resolve("certificate/renewed-under-another-name.yaml"),
                shipped().resolve("certificate/send-connector-certificate-missing.yaml"));

        var told = evidence().path("scenarios").path(0).path("phases").path(0).path("failures");
        assertThat(told).isNotEmpty().allSatisfy(failure -> {
            var labels = failure.path("answers").findValuesAsText("label");
            assertThat(labels).contains("decided by", "look at");
        });
        assertThat(told.toString())
                .contains("no line in message trace: it was refused during the session")
                .contains("message tracking log of EX01, event FAIL, then DSN")
                .contains("Set-InboundConnector")
                .contains("Set-OutboundConnector");
        assertThat(evidence()
                        .path("scenarios")
                        .path(1)
                        .path("phases")
                        .path(0)
                        .path("failures")
                        .toString())
                .contains("Get-Queue \\\"EX01\\\\contoso.mail.onmicrosoft.com"); // TLS-21
        assertThat(Files.readString(folder.resolve("index.html"))).contains("What did not arrive");
    }

    @Test
    void the_schema_names_every_kind_of_step_and_no_other() throws IOException {
        assertThat(schema().at("/$defs/step/properties/kind/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(
                        kinds(Step.class).map(Class::getSimpleName).toList());
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(WrittenFilesTest::kinds)
                : Stream.of(type);
    }

    @Test
    void every_place_that_evidence_names_in_a_file_stands_in_it_with_its_text() throws Exception {
        run(shipped().resolve("certificate/renewed-under-another-name.yaml"));
        var scenario = evidence().path("scenarios").path(0);
        var cited = new HashSet<String>();
        scenario.path("cited").forEach(each -> {
            cited.add(each.path("file").asText() + ":" + each.path("line").asInt());
            assertThat(each.path("text").asText()).isNotBlank();
        });

        assertThat(scenario.findValuesAsText("configured").stream()
                        .filter(place -> place.contains(".yaml:"))
                        .map(place -> place.replaceFirst("^(change|fix|wizard|sync) ", ""))
                        .map(place -> place.replaceFirst(":\\d+$", "")))
                .isNotEmpty()
                .allSatisfy(place -> assertThat(cited).contains(place));
        assertThat(scenario.path("cited").toString())
                .contains("TlsCertificateName: mail.contoso.com")
                .contains("exo.inboundConnectors[hybrid].TlsSenderCertificateName");
    }

    @Test
    void a_failed_scenario_is_a_failure_with_its_explanation_everywhere() throws Exception {
        assertThat(run(broken("trust/send-connector-flag-off.yaml", "AuthAs: Anonymous", "AuthAs: Internal")))
                .isEqualTo(1);

        assertThat(evidence().findValuesAsText("headline")).contains("delivered as Anonymous, expected Internal");
        var suite = junit();
        assertThat(suite.getAttribute("tests")).isEqualTo("1");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        var failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).contains("delivered as Anonymous, expected Internal");
        assertThat(failure.getTextContent()).contains("decided by");
    }

    @Test
    void trust_that_was_switched_off_is_answered_with_where_it_was_lost_and_what_switches_it_on() throws Exception {
        var renamed = Map.of(
                "trust/send-connector-flag-off.yaml", "Set-SendConnector \"Outbound to Office 365 - ",
                "trust/outbound-connector-flag-off.yaml", "Set-OutboundConnector \"Outbound to ",
                "trust/inbound-connector-flag-off.yaml", "Set-InboundConnector \"Inbound from ",
                "trust/capability-missing.yaml", "Set-ReceiveConnector \"EX01\\Default Frontend EX01\"");
        for (var each : renamed.entrySet()) {
            run(broken(each.getKey(), "AuthAs: Anonymous", "AuthAs: Internal"));

            assertThat(screen.toString()).contains("lost         ", "to mend      " + each.getValue());
            assertThat(screen.toString().lines().filter(line -> line.contains("does not listen")))
                    .as("losers that did not listen share a line")
                    .hasSizeLessThanOrEqualTo(2);
            screen.getBuffer().setLength(0);
        }
    }

    @Test
    void an_invalid_file_is_an_error_with_its_problems_everywhere() throws Exception {
        var file = Files.writeString(
                folder.resolve("x.yaml"), "scenario: <b>&\"' \nid: \"]]>\"\nsned: \"\\u202e\\u0001\"\n");
        assertThat(run(file)).isEqualTo(3);

        assertThat(evidence().path("scenarios").path(0).path("status").asText()).isEqualTo("INVALID");
        assertThat(junit().getAttribute("errors")).isEqualTo("1");
        assertThat(junit().getElementsByTagName("error").item(0).getTextContent())
                .contains("sned");
        assertThat(Files.readString(folder.resolve("index.html")))
                .contains("sned")
                .doesNotContain("<b>&\"");
    }

    @Test
    void a_run_of_nothing_leaves_files_that_can_be_read() throws Exception {
        assertThat(run(folder)).isEqualTo(5);

        assertThat(evidence().path("notRun").asText()).contains("nothing was selected");
        assertThat(junit().getAttribute("tests")).isEqualTo("0");
        assertThat(Files.readString(folder.resolve("index.html"))).contains("nothing was selected");
    }

    @Test
    void of_a_large_run_what_is_as_expected_lies_on_pages_of_its_own_and_the_next_run_takes_them_away()
            throws Exception {
        var wrong = broken("trust/send-connector-flag-off.yaml", "AuthAs: Anonymous", "AuthAs: Internal");
        assertThat(run(shipped().resolve("certificate"), wrong)).isEqualTo(1);

        var first = Files.readString(folder.resolve("index.html"));
        assertThat(first).contains("href=\"scenarios/s-certificate_expired.html\"", "not as expected");
        assertThat(first.split("<details class=\"scenario\"", -1))
                .as("the broken one")
                .hasSize(2);
        assertThat(Files.readString(folder.resolve("scenarios/s-certificate_expired.html")))
                .contains("href=\"../index.html\"", "<details class=\"scenario\"", "What did not arrive");

        run(wrong);
        assertThat(folder.resolve("scenarios")).doesNotExist();
    }

    /** A message that nobody stops has hundreds of hops that say the same. */
    @Test
    void of_a_loop_without_end_a_page_shows_the_first_passes_and_the_last_hop() throws Exception {
        assertThat(run(shipped().resolve("loops/l17-relay-loses-the-counters.yaml")))
                .isZero();

        assertThat(Files.readString(folder.resolve("index.html")))
                .containsPattern("<li class=\"quiet\">[0-9]+ more hops like these</li>")
                .hasSizeLessThan(1_000_000);
    }
}
