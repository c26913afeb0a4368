package dev.hybridlab.reports.html;

import dev.hybridlab.record.run.RunRecord;
import dev.hybridlab.record.run.ScenarioRecord;
import dev.hybridlab.record.run.ScenarioRecord.Status;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The report: an overview, and a section a scenario. A run of a few scenarios is one page. Of a larger one only what is not as
 * expected stands in that page, and the others have each a page of their own: the whole library in one would be 40 MB.
 */
public final class HtmlReport {
    /** The folder beside the page in which the others lie. */
    public static final String FOLDER = "scenarios";

    private static final int ON_ONE_PAGE = 10;

    private HtmlReport() {}

    /** A scenario's own page. */
    public static final class Page {
        private final String name;
        private final ScenarioRecord scenario;
        private final Frame frame;

        private Page(ScenarioRecord scenario, Frame frame) {
            this.name = file(scenario);
            this.scenario = scenario;
            this.frame = frame;
        }

        /** Of its file in {@link #FOLDER}. */
        public String name() {
            return name;
        }

        public void write(Appendable to) throws IOException {
            to.append(frame.head(scenario.identity().id()));
            to.append("<header>\n<p><a href=\"../index.html\">the whole run</a></p>\n</header>\n<main>\n");
            to.append(new ScenarioSection(scenario).open().html());
            to.append("</main>\n").append(frame.tail());
        }
    }

    public static void write(RunRecord run, Appendable to) throws IOException {
        var frame = new Frame();
        to.append(frame.head(title(run)));
        to.append(overview(run));
        to.append("<main>\n");
        for (var scenario : run.scenarios()) {
            if (!apart(run, scenario)) {
                to.append(new ScenarioSection(scenario).html());
            }
        }
        to.append("</main>\n").append(frame.tail());
    }

    /** The pages beside the first; none when that has everything. */
    public static List<Page> pages(RunRecord run) throws IOException {
        var frame = new Frame();
        return run.scenarios().stream()
                .filter(scenario -> apart(run, scenario))
                .map(scenario -> new Page(scenario, frame))
                .toList();
    }

    private static String file(ScenarioRecord scenario) {
        return anchor(scenario) + ".html";
    }

    private static boolean apart(RunRecord run, ScenarioRecord scenario) {
        return run.scenarios().size() > ON_ONE_PAGE && scenario.status() == Status.PASSED;
    }

    private static String title(RunRecord run) {
        return "hybridlab: " + run.count(Status.PASSED) + " of "
                + run.scenarios().size() + " as expected";
    }

    private static String overview(RunRecord run) {
        var html = new Html().raw("<header>\n<h1>hybridlab</h1>\n<p class=\"sum\">");
        for (var status : Status.values()) {
            var count = run.count(status);
            if (count > 0) {
                html.raw("<span class=\"chip " + css(status) + "\">")
                        .text(count + " " + word(status))
                        .raw("</span> ");
            }
        }
        html.raw("</p>\n").element("p", "quiet", facts(run)).raw("\n");
        html.element("p", "quiet", run.unusedTold()).raw("\n");
        if (!run.notRun().isEmpty()) {
            html.element("p", "warn", run.notRun()).raw("\n");
        }
        html.raw("<p><input id=\"filter\" type=\"search\" placeholder=\"Filter: failed, loop, 5.7.64 ...\""
                        + " aria-label=\"Filter scenarios by result, id, title or symptom\"></p>\n")
                .raw("<table class=\"overview\">\n"
                        + "<thead><tr><th>Result</th><th>Scenario</th><th>What it rehearses</th></tr></thead>\n"
                        + "<tbody>\n");
        run.scenarios().forEach(each -> row(html, each, place(run, each)));
        return html.raw("</tbody>\n</table>\n</header>\n").toString();
    }

    /** What was typed, how long it took and by which build; of the test of somebody else only what is known. */
    private static String facts(RunRecord run) {
        var seconds = run.wallMillis() == 0 ? "" : String.format(Locale.ROOT, "%.1f s", run.wallMillis() / 1000.0);
        var version = run.version().isEmpty() ? "" : "hybridlab " + run.version();
        return Stream.of(run.command(), seconds, version)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(" \u00b7 "));
    }

    private static String place(RunRecord run, ScenarioRecord scenario) {
        return apart(run, scenario) ? FOLDER + "/" + file(scenario) : "#" + anchor(scenario);
    }

    private static void row(Html html, ScenarioRecord scenario, String place) {
        var identity = scenario.identity();
        html.raw("<tr data-section=\"" + anchor(scenario) + "\" data-words=\"")
                .text((word(scenario.status()) + " " + identity.id() + " " + identity.title() + " "
                                + String.join(" ", identity.tags()))
                        .toLowerCase(Locale.ROOT))
                .raw("\"><td><span class=\"chip " + css(scenario.status()) + "\">")
                .text(word(scenario.status()))
                .raw("</span></td><td><a href=\"" + place + "\">")
                .text(identity.id())
                .raw("</a></td><td>")
                .text(identity.title())
                .raw("</td></tr>\n");
    }

    static String css(Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String word(Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Only plain characters, so that it is a valid fragment and cannot break out of an attribute; each id its own. */
    static String anchor(ScenarioRecord scenario) {
        var anchor = new StringBuilder("s-");
        scenario.identity().id().chars().forEach(c -> {
            if (c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '.')) {
                anchor.append((char) c);
            } else {
                anchor.append(c == '/' ? "_" : "_%04X".formatted(c));
            }
        });
        return anchor.toString();
    }
}
