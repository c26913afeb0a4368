package dev.hybridlab.reports.junitxml;

import dev.hybridlab.record.run.Judged;
import dev.hybridlab.record.run.Phase;
import dev.hybridlab.record.run.RunRecord;
import dev.hybridlab.record.run.ScenarioRecord;
import dev.hybridlab.record.run.ScenarioRecord.Status;
import dev.hybridlab.reports.text.Visible;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One testsuite, one testcase a scenario under its id, which never changes. As Surefire's report schema and Jenkins' want
 * it: {@code testsuites/testsuite/testcase} with counts, {@code failure}, {@code error} (both with a type), {@code skipped}.
 */
public final class JUnitXml {
    private JUnitXml() {}

    public static void write(RunRecord run, Appendable to) throws IOException {
        to.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        var counts = "name=\"hybridlab\" tests=\"" + run.scenarios().size() + "\" failures=\""
                + run.count(Status.FAILED) + "\" errors=\"" + (run.count(Status.INVALID) + run.count(Status.BROKEN))
                + "\" skipped=\"" + run.count(Status.NOT_RUN) + "\" time=\"" + seconds(run.wallMillis()) + "\">\n";
        to.append("<testsuites ").append(counts).append("<testsuite ").append(counts);
        for (var scenario : run.scenarios()) {
            write(scenario, to);
        }
        if (!run.notRun().isEmpty()) {
            to.append("  <system-out>" + escaped(run.notRun()) + "</system-out>\n");
        }
        to.append("</testsuite>\n</testsuites>\n");
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }

    private static void write(ScenarioRecord scenario, Appendable to) throws IOException {
        var id = scenario.identity().id();
        to.append("  <testcase classname=\"" + escaped(group(id)) + "\" name=\"" + escaped(id) + "\" time=\""
                + seconds(scenario.wallMillis()) + "\"");
        switch (scenario.status()) {
            case PASSED -> to.append("/>\n");
            case NOT_RUN -> to.append(">\n    <skipped message=\"did not run\"/>\n  </testcase>\n");
            case FAILED -> ended(to, "failure", scenario);
            case INVALID, BROKEN -> ended(to, "error", scenario);
        }
    }

    /** {@code hybridlab.certificate} of {@code certificate/expired}; an invalid file goes by its path. */
    private static String group(String id) {
        var folders = id.substring(0, Math.max(0, id.lastIndexOf('/')))
                .replaceAll("[/:]+", ".")
                .replaceAll("^\\.+", "");
        return folders.isEmpty() ? "hybridlab" : "hybridlab." + folders;
    }

    private static void ended(Appendable to, String element, ScenarioRecord scenario) throws IOException {
        var type = scenario.status().name().toLowerCase(Locale.ROOT);
        to.append(">\n    <" + element + " type=\"" + type + "\" message=\"" + escaped(first(scenario)) + "\">"
                + escaped(String.join("\n", details(scenario))) + "</" + element + ">\n  </testcase>\n");
    }

    private static String first(ScenarioRecord scenario) {
        var lines = details(scenario);
        return lines.isEmpty()
                ? scenario.status().name()
                : lines.getFirst().strip().lines().findFirst().orElse("");
    }

    private static List<String> details(ScenarioRecord scenario) {
        var lines = new ArrayList<>(scenario.problems());
        for (var phase : scenario.phases()) {
            phase.judged().stream().filter(each -> !each.met()).forEach(each -> lines.add(told(phase, each)));
            phase.differences().forEach(each -> lines.add(phase.name() + ": forecast and lab differ: " + each));
        }
        return lines;
    }

    private static String told(Phase phase, Judged judged) {
        var text = new StringBuilder(judged.message() + ": " + judged.headline() + " (" + phase.name() + ")");
        judged.at().ifPresent(at -> text.append("\n  ").append(at));
        judged.answers()
                .forEach(answer ->
                        text.append("\n  ").append(answer.label()).append("  ").append(answer.text()));
        return text.toString();
    }

    /** XML 1.0 §2.2 knows hardly a control character and no surrogate: none is left. Line ends in attributes are kept. */
    static String escaped(String text) {
        return Visible.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\n", "&#10;")
                .replace("\t", "&#9;");
    }
}
