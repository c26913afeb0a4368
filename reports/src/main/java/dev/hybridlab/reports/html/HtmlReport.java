package dev.hybridlab.reports.html;

import dev.hybridlab.record.run.RunRecord;
import dev.hybridlab.record.run.ScenarioRecord;
import dev.hybridlab.record.run.ScenarioRecord.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;

/** The page: an overview, then a section a scenario. */
public final class HtmlReport {
    private HtmlReport() {}

    public static void write(RunRecord run, Appendable to) throws IOException {
        var page = new Html();
        var style = resource("report.css");
        var script = resource("report.js");
        page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy(style, script) + "\">\n")
                .raw("<title>")
                .text(title(run))
                .raw("</title>\n<style>")
                .raw(style)
                .raw("</style>\n</head>\n<body>\n");
        to.append(page.toString());
        to.append(overview(run));
        to.append("<main>\n");
        for (var scenario : run.scenarios()) {
            to.append(new ScenarioSection(scenario).html());
        }
        to.append("</main>\n<script>").append(script).append("</script>\n</body>\n</html>\n");
    }

    /** Nothing is loaded, and of what stands in the page only our own style and script are in force. */
    private static String policy(String style, String script) {
        return "default-src 'none'; style-src '" + hash(style) + "'; script-src '" + hash(script)
                + "'; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
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
        html.raw("</p>\n<p class=\"quiet\">").text(run.command());
        html.text(String.format(
                Locale.ROOT, " \u00b7 %.1f s \u00b7 hybridlab %s", run.wallMillis() / 1000.0, run.version()));
        html.raw("</p>\n");
        html.element("p", "quiet", run.unusedTold()).raw("\n");
        if (!run.notRun().isEmpty()) {
            html.element("p", "warn", run.notRun()).raw("\n");
        }
        html.raw("<p><input id=\"filter\" type=\"search\" placeholder=\"Filter: failed, loop, 5.7.64 ...\""
                        + " aria-label=\"Filter scenarios by result, id, title or symptom\"></p>\n")
                .raw("<table class=\"overview\">\n"
                        + "<thead><tr><th>Result</th><th>Scenario</th><th>What it rehearses</th></tr></thead>\n"
                        + "<tbody>\n");
        run.scenarios().forEach(each -> row(html, each));
        return html.raw("</tbody>\n</table>\n</header>\n").toString();
    }

    private static void row(Html html, ScenarioRecord scenario) {
        var identity = scenario.identity();
        html.raw("<tr data-section=\"" + anchor(scenario) + "\" data-words=\"")
                .text((word(scenario.status()) + " " + identity.id() + " " + identity.title() + " "
                                + String.join(" ", identity.tags()))
                        .toLowerCase(Locale.ROOT))
                .raw("\"><td><span class=\"chip " + css(scenario.status()) + "\">")
                .text(word(scenario.status()))
                .raw("</span></td><td><a href=\"#" + anchor(scenario) + "\">")
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

    private static String resource(String name) throws IOException {
        try (InputStream stream = HtmlReport.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IOException("the report's '" + name + "' is not in this build");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\r\n", "\n"); // as a browser reads it, before it takes the hash
        }
    }
}
