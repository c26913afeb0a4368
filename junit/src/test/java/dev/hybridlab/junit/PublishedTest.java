package dev.hybridlab.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.hybridlab.harness.testkit.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** What a test that failed leaves behind. */
class PublishedTest {
    @TempDir
    private Path folder = Path.of("set by JUnit");

    private Events run(DiscoverySelector selector) {
        return EngineTestKit.engine("junit-jupiter")
                .outputDirectoryCreator(new Below(folder))
                .selectors(selector)
                .execute()
                .testEvents();
    }

    /** A folder for each test. */
    private record Below(Path getRootDirectory) implements OutputDirectoryCreator {
        @Override
        public Path createOutputDirectory(TestDescriptor test) throws IOException {
            return Files.createTempDirectory(getRootDirectory, "test");
        }
    }

    @Test
    void where_no_file_can_be_left_the_test_fails_for_its_own_reason() {
        var events = EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(Samples.Failing.class, "fails", Lab.class.getName()))
                .execute()
                .testEvents();

        var failure = events.failed().stream().findFirst().orElseThrow().getRequiredPayload(TestExecutionResult.class);
        assertThat(failure.getThrowable().orElseThrow())
                .hasMessageContaining("one message is expected")
                .hasNoSuppressedExceptions();
    }

    private static Map<String, Path> files(Events events) {
        return events.fileEntryPublished().stream()
                .map(event -> event.getRequiredPayload(FileEntry.class).getPath())
                .collect(Collectors.toMap(
                        path -> String.valueOf(path.getFileName()), path -> path, (one, other) -> other));
    }

    @Test
    void the_story_the_sessions_and_the_hop_diagram() throws IOException {
        var events = run(selectMethod(Samples.Failing.class, "fails", Lab.class.getName()));
        var files = files(events);

        assertThat(files)
                .containsOnlyKeys(
                        "hybridlab.html", "hybridlab.json", "hybridlab-trace.txt", "hybridlab-transcript.txt");
        assertThat(Files.readString(files.get("hybridlab-trace.txt")))
                .startsWith("message-1 (as played)\n")
                .contains("  exo  refuses at RCPT: 550 5.4.1");
        assertThat(Files.readString(files.get("hybridlab-transcript.txt")))
                .contains("message-1/0/1  mx.fabrikam.example ")
                .contains(" > TLS RCPT TO:<nobody@contoso.com>");
        assertThat(Files.readString(files.get("hybridlab.html")))
                .contains("<svg", "one message is expected in anna@contoso.com", "Failing.fails");
        var told = events.reportingEntryPublished().stream()
                .map(Event::getPayload)
                .map(each -> (ReportEntry) each.orElseThrow())
                .map(each -> each.getKeyValuePairs().get("hybridlab"));
        assertThat(told).singleElement().asString().contains("message-1: refused by exo at RCPT");
    }

    private Events failing(String method) {
        return run(selectMethod(Samples.FailingInOtherWays.class, method, Lab.class.getName()));
    }

    private static String page(Map<String, Path> files) throws IOException {
        return Files.readString(files.get("hybridlab.html"));
    }

    @Test
    void the_stack_trace_says_where_the_page_is() {
        var events = failing("softly");
        var failure = events.failed().stream().findFirst().orElseThrow().getRequiredPayload(TestExecutionResult.class);

        assertThat(failure.getThrowable().orElseThrow().getSuppressed())
                .singleElement()
                .hasToString("hybridlab: what happened in the lab is in "
                        + Objects.requireNonNull(files(events).get("hybridlab.html"))
                                .toAbsolutePath());
        assertThat(new EvidenceLeft(Path.of("target", "x", "hybridlab.html")))
                .hasToString("hybridlab: what happened in the lab is in " + Path.of("target", "x", "hybridlab.html"));
    }

    @Test
    void a_lab_in_which_nothing_was_sent_leaves_no_empty_files() throws IOException {
        var files = files(failing("before_anything_was_sent"));

        assertThat(files).containsOnlyKeys("hybridlab.html", "hybridlab.json");
        assertThat(page(files)).contains("<strong>Expecting actual not to be empty</strong>");
    }

    /** As in the report of the command line: what was expected in a column of its own, and a row for each answer. */
    @Test
    void the_page_tells_a_failure_as_that_of_a_scenario() throws IOException {
        var page = page(files(failing("about_the_second_message")));

        assertThat(page)
                .contains("<td data-label=\"expected\">Internal</td>")
                .containsPattern("<strong>message [^<]* in dora@contoso.com, path onprem &gt; exo:"
                        + " X-MS-Exchange-Organization-AuthAs</strong><br><span"
                        + " class=\"quiet\">Samples.java:\\d+</span>")
                .contains("<dt>found</dt><dd>Anonymous</dd>", "<dd class=\"mend\">Set-InboundConnector")
                .contains("<details class=\"message\" open><summary>Message <strong>message-2</strong>")
                .contains("<details class=\"message\"><summary>Message <strong>message-1</strong>")
                .doesNotContain("0.0 s");
    }

    @Test
    void soft_assertions_are_a_verdict_each() throws IOException {
        assertThat(page(files(failing("softly"))))
                .contains("<td data-label=\"expected\">Anonymous</td>", "<td data-label=\"expected\">refused</td>");
    }

    @Test
    void nothing_of_a_test_that_was_aborted_or_had_no_lab() {
        var events = run(selectClass(Samples.Failing.class));

        assertThat(events.failed().count()).isEqualTo(2);
        assertThat(events.aborted().count()).isEqualTo(1);
        assertThat(events.fileEntryPublished().stream()
                        .map(event -> event.getTestDescriptor().getDisplayName())
                        .distinct())
                .containsExactly("fails(Lab)");
    }

    @Test
    void nothing_of_a_test_that_passed() {
        assertThat(files(run(selectClass(HybridLabTest.class)))).isEmpty();
    }

    @Test
    void the_page_of_a_scenario_that_failed() throws IOException {
        var files = files(run(selectMethod(Samples.WrongScenarios.class, "fails")));

        assertThat(Files.readString(files.get("hybridlab.html")))
                .contains("<svg", "delivered as Internal, expected Anonymous");
    }
}
