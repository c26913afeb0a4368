package dev.hybridlab.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.HeaderChange;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.SourceLine;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.trace.Turn;
import dev.hybridlab.mailflow.trace.Whereabouts;
import dev.hybridlab.record.run.FailureTold;
import dev.hybridlab.record.run.Judged;
import dev.hybridlab.record.run.LoopTold;
import dev.hybridlab.record.run.Phase;
import dev.hybridlab.record.run.RunRecord;
import dev.hybridlab.record.run.ScenarioRecord;
import dev.hybridlab.record.run.ScenarioRecord.HostShown;
import dev.hybridlab.record.run.ScenarioRecord.Status;
import dev.hybridlab.record.run.SessionTranscript;
import dev.hybridlab.record.run.SourceExcerpt;
import dev.hybridlab.reports.html.HtmlReport;
import dev.hybridlab.reports.junitxml.JUnitXml;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Files and peers may say anything; a report shows it and obeys none of it. */
class HostileTextTest {
    private static final String HOSTILE = "</pre></script><script>alert(1)</script><img src=x"
            + " onerror=alert(2)>\"'`]]>&amp;\u001B]0;x\u0007\u001B[2J\u0000\r"
            + "\u009B31m\u202Egpj\u200B\u2028\uFEFF\uFFFE\uD800x\uDFFF \u00E9\u00FF";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Optional<SourceLine> AT = Optional.of(new SourceLine(HOSTILE, 1, 1));

    private static List<Step> steps() {
        var where = new Whereabouts(NOW, HOSTILE, new MessageRef(HOSTILE, 0, 1), new Turn(0, 0, 0));
        var because = Reason.of(HOSTILE, HOSTILE)
                .configuredAt(new Origin(Origin.Kind.CHANGE, AT))
                .alsoAssuming(HOSTILE);
        var losers = List.of(new Considered(HOSTILE, false, because), new Considered(HOSTILE, true, because));
        var anna = EmailAddress.of("anna@contoso.com");
        var reply = SmtpReply.of("550 5.7.1 <script>alert(3)</script>");
        return List.of(
                new Step.Routed(where, anna, HOSTILE, Optional.of(HOSTILE), HOSTILE, because, losers),
                new Step.Resolved(where, HOSTILE, HOSTILE),
                new Step.Connected(where, HOSTILE, HOSTILE),
                new Step.Refused(where, HOSTILE, reply, Optional.empty(), because),
                new Step.HopFailed(where, HOSTILE, reply, because),
                new Step.HeadersChanged(
                        where,
                        HOSTILE,
                        Stream.of(HeaderChange.Kind.values())
                                .map(kind -> new HeaderChange(kind, HOSTILE, HOSTILE, because))
                                .toList()),
                new Step.Discarded(where, anna, because),
                new Step.Intervened(where, HOSTILE));
    }

    private static ScenarioRecord scenario(Status status) {
        var answers = List.of(new Judged.Answer("to mend", HOSTILE), new Judged.Answer(HOSTILE, HOSTILE));
        var judged = new ArrayList<Judged>();
        judged.add(new Judged(HOSTILE, HOSTILE, true, "", AT, List.of()));
        judged.add(new Judged(HOSTILE, HOSTILE, false, HOSTILE, AT, answers));
        judged.add(new Judged(HOSTILE, HOSTILE, false, HOSTILE, Optional.empty(), answers));
        var lines = Stream.of(">", "<", "*")
                .map(direction -> new SessionTranscript.Line(NOW, direction, true, HOSTILE))
                .toList();
        var session = new SessionTranscript("client", HOSTILE, HOSTILE, HOSTILE, lines);
        return new ScenarioRecord(
                new ScenarioRecord.Identity(HOSTILE, HOSTILE, HOSTILE, HOSTILE, List.of(HOSTILE)),
                status,
                List.of(HOSTILE),
                List.of(new Phase(
                        HOSTILE,
                        steps(),
                        List.of(session),
                        judged,
                        List.of(new FailureTold(HOSTILE, HOSTILE, List.of(new Judged.Answer(HOSTILE, HOSTILE)))),
                        List.of(new LoopTold(
                                HOSTILE,
                                List.of(new LoopTold.Station(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)),
                                1,
                                HOSTILE,
                                HOSTILE,
                                HOSTILE)),
                        List.of(HOSTILE))),
                List.of(new HostShown(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, ScenarioRecord.LogNames.NONE)),
                List.of(HOSTILE),
                List.of(new SourceExcerpt(HOSTILE, 1, HOSTILE)),
                1);
    }

    private static RunRecord run(Status... statuses) {
        return new RunRecord(
                HOSTILE,
                HOSTILE,
                Stream.of(statuses).map(HostileTextTest::scenario).toList(),
                HOSTILE,
                1);
    }

    private static String html(RunRecord run) throws IOException {
        var page = new StringBuilder();
        HtmlReport.write(run, page);
        return page.toString();
    }

    private static Element junit(RunRecord run) throws Exception {
        var xml = new StringBuilder();
        JUnitXml.write(run, xml);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml.toString())))
                .getDocumentElement();
    }

    private static boolean hides(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\t'
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.SURROGATE;
    }

    @Test
    void the_page_shows_it_as_text() throws IOException {
        var page = html(run(Status.values()));

        assertThat(Pattern.compile("<script").matcher(page).results()).hasSize(1);
        assertThat(page)
                .doesNotContain("<img", "<script>alert", "onerror=alert(2)>")
                .contains(
                        "&lt;script&gt;alert(1)&lt;/script&gt;",
                        "\\u202Egpj",
                        "\\u001B[2J",
                        "\\uD800x",
                        "\u00E9\u00FF");
        assertThat(page.codePoints().filter(HostileTextTest::hides)).isEmpty();
    }

    @Test
    void the_picture_is_well_formed_and_says_in_words_what_it_shows() throws Exception {
        var page = html(run(Status.FAILED));
        var picture = page.substring(page.indexOf("<svg"), page.indexOf("</svg>") + 6);
        var svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(picture)))
                .getDocumentElement();

        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getAttribute("aria-label"))
                .startsWith("The way of the message.")
                .contains("<script>");
        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(Pattern.compile("class=\"hop ").matcher(picture).results()).isNotEmpty();
        assertThat(Pattern.compile("class=\"head ").matcher(picture).results())
                .as("each arrow has a head of its own, which does not refer to another picture's")
                .hasSameSizeAs(Pattern.compile("class=\"hop ")
                        .matcher(picture)
                        .results()
                        .toList());
        assertThat(picture).doesNotContain("url(", " id=");
    }

    @Test
    void the_page_needs_nothing_from_outside_and_lets_nothing_in() throws IOException {
        var page = html(run(Status.PASSED, Status.FAILED));

        assertThat(page)
                .contains("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe-inline")
                .doesNotContainPattern("<(link|iframe|object|embed|base)\\b")
                .doesNotContainPattern("(url\\((?!#)|@import)");
        assertThat(Pattern.compile("<[^>]*\\b(src|href)=\"([^\"]*)\"")
                        .matcher(page)
                        .results())
                .isNotEmpty()
                .allSatisfy(link -> assertThat(link.group(2)).startsWith("#"));
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void the_xml_is_well_formed_and_shaped_as_build_servers_read_it(Status status) throws Exception {
        var root = junit(run(status));
        var testcase = (Element) root.getElementsByTagName("testcase").item(0);

        assertThat(root.getTagName()).isEqualTo("testsuites");
        assertThat(root.getElementsByTagName("testsuite").item(0).getParentNode())
                .isSameAs(root);
        assertThat(testcase.getParentNode().getNodeName()).isEqualTo("testsuite");
        assertThat(testcase.getAttribute("name")).contains("<script>alert(1)</script>");
        assertThat(root.getTextContent().codePoints().filter(HostileTextTest::hides))
                .isEmpty();
        var child = switch (status) {
            case PASSED -> "";
            case FAILED -> "failure";
            case INVALID, BROKEN -> "error";
            case NOT_RUN -> "skipped";
        };
        if (child.isEmpty()) {
            assertThat(testcase.hasChildNodes()).isFalse();
        } else {
            var told = (Element) testcase.getElementsByTagName(child).item(0);
            assertThat(told.getAttribute("message")).isNotBlank();
            assertThat(told.hasAttribute("type")).isEqualTo(status != Status.NOT_RUN);
        }
        var counted =
                Stream.of("failures", "errors", "skipped").mapToInt(name -> Integer.parseInt(root.getAttribute(name)));
        assertThat(counted.sum()).isEqualTo(status == Status.PASSED ? 0 : 1);
    }

    @Test
    void two_ids_that_look_alike_are_two_places_of_the_page() throws IOException {
        var first = scenario(Status.PASSED);
        var records = Stream.of("a/b-c", "a-b/c")
                .map(id -> new ScenarioRecord(
                        new ScenarioRecord.Identity(id, "t", "f", "", List.of()),
                        first.status(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        1))
                .toList();

        assertThat(html(new RunRecord("1", "run", records, "", 1)))
                .contains("id=\"s-a_b-c\"", "id=\"s-a-b_c\"", "href=\"#s-a_b-c\"", "href=\"#s-a-b_c\"");
    }
}
