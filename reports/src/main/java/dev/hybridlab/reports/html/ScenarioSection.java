package dev.hybridlab.reports.html;

import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.record.run.Judged;
import dev.hybridlab.record.run.Phase;
import dev.hybridlab.record.run.ScenarioRecord;
import dev.hybridlab.record.run.ScenarioRecord.Status;
import dev.hybridlab.reports.text.Reasons;
import dev.hybridlab.reports.text.StepWords;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;

/** One scenario: why it exists, and for each replay what was expected, what was seen and how it came. */
final class ScenarioSection {
    private final ScenarioRecord scenario;
    private final Html html = new Html();
    private boolean unfolded;

    ScenarioSection(ScenarioRecord scenario) {
        this.scenario = scenario;
        this.unfolded = scenario.status() != Status.PASSED && scenario.status() != Status.NOT_RUN;
    }

    /** Unfolded from the start, whatever became of it. */
    ScenarioSection open() {
        unfolded = true;
        return this;
    }

    String html() {
        var identity = scenario.identity();
        var open = unfolded ? " open" : "";
        html.raw("<details class=\"scenario\" id=\"" + HtmlReport.anchor(scenario) + "\"" + open
                        + ">\n<summary><span class=\"chip " + HtmlReport.css(scenario.status()) + "\">")
                .text(HtmlReport.word(scenario.status()))
                .raw("</span> <h2>")
                .text(identity.title().isEmpty() ? identity.file() : identity.title())
                .raw("</h2> <code>")
                .text(identity.id())
                .raw("</code></summary>\n");
        html.element("p", "why", identity.why()).raw("\n<p class=\"quiet\">").text(identity.file());
        if (!identity.tags().isEmpty()) {
            html.text(" \u00b7 " + String.join(", ", identity.tags()));
        }
        html.raw("</p>\n");
        scenario.problems()
                .forEach(problem -> html.element("pre", "problem", problem).raw("\n"));
        notes();
        scenario.phases().forEach(this::phase);
        return html.raw("</details>\n").toString();
    }

    private void notes() {
        if (!scenario.unused().isEmpty()) {
            html.raw("<p class=\"quiet\">")
                    .text(scenario.unused().size() + (scenario.unused().size() == 1 ? " setting" : " settings")
                            + " of this topology without effect here: " + String.join(", ", scenario.unused()))
                    .raw("</p>\n");
        }
        var assumed = new TreeSet<String>();
        scenario.phases()
                .forEach(phase -> phase.steps()
                        .forEach(step -> Reasons.of(step).forEach(each -> assumed.addAll(each.assumed()))));
        if (!assumed.isEmpty()) {
            html.raw("<p class=\"quiet\">")
                    .text("assumed, since no source is certain: " + String.join(", ", assumed))
                    .raw("</p>\n");
        }
    }

    private void phase(Phase phase) {
        var alone = scenario.phases().size() == 1;
        var state = phase.asExpected() ? "passed" : "failed";
        html.raw("<section class=\"phase\">\n");
        if (!alone) {
            html.raw("<h3><span class=\"chip " + state + "\">")
                    .text(phase.asExpected() ? "as expected" : "not as expected")
                    .raw("</span> ")
                    .text(phase.name())
                    .raw("</h3>\n");
        }
        phase.differences()
                .forEach(each -> html.element("pre", "problem", "forecast and lab differ: " + each)
                        .raw("\n"));
        expectations(phase);
        html.raw(LoopList.of(phase.loops()));
        failures(phase);
        for (var message : messages(phase)) {
            message(phase, message);
        }
        html.raw("</section>\n");
    }

    private void expectations(Phase phase) {
        html.raw("<table class=\"judged\">\n"
                + "<thead><tr><th><span"
                + " class=\"unseen\">Verdict</span></th><th>Message</th><th>Expected</th><th>Seen</th></tr></thead>\n"
                + "<tbody>\n");
        for (var judged : phase.judged()) {
            html.raw("<tr class=\"" + (judged.met() ? "met" : "unmet") + "\"><td><span role=\"img\" aria-label=\""
                            + (judged.met() ? "as expected\">&#10003;" : "not as expected\">&#10007;")
                            + "</span></td><td>")
                    .text(judged.message())
                    .raw("</td><td data-label=\"expected\">")
                    .text(unexpected(judged) ? "nothing" : judged.expected())
                    .raw("</td><td data-label=\"seen\">");
            seen(judged);
            html.raw("</td></tr>\n");
        }
        html.raw("</tbody>\n</table>\n");
    }

    /** What did not arrive, as somebody at a real system would look for it. */
    private void failures(Phase phase) {
        if (phase.failures().isEmpty()) {
            return;
        }
        html.raw("<details><summary>What did not arrive, why, and where a real system shows it</summary>\n<dl>\n");
        for (var failure : phase.failures()) {
            html.element("dt", "", failure.message() + ": " + failure.what()).raw("<dd>");
            answers(failure.answers());
            html.raw("</dd>\n");
        }
        html.raw("</dl>\n</details>\n");
    }

    private void answers(List<Judged.Answer> answers) {
        html.raw("<dl>");
        answers.forEach(answer -> html.element("dt", "", answer.label())
                .element("dd", answer.label().equals("to mend") ? "mend" : "", answer.text()));
        html.raw("</dl>");
    }

    private void seen(Judged judged) {
        if (judged.met()) {
            html.text("so it came");
            return;
        }
        html.element("strong", "", judged.headline());
        judged.at()
                .ifPresent(at -> html.raw("<br><span class=\"quiet\">")
                        .text(at.file() + ":" + at.line())
                        .raw("</span>"));
        answers(judged.answers());
    }

    /** It is shown as seen; what was expected in its place is nothing. */
    private static boolean unexpected(Judged judged) {
        return !judged.met() && judged.at().isEmpty() && judged.headline().endsWith(judged.expected());
    }

    private static List<String> messages(Phase phase) {
        var roots = new LinkedHashSet<String>();
        phase.judged().forEach(judged -> roots.add(judged.message())); // as the scenario sends them
        phase.steps().forEach(step -> roots.add(step.where().message().root()));
        roots.retainAll(phase.steps().stream()
                .map(step -> step.where().message().root())
                .toList());
        roots.remove("");
        return List.copyOf(roots);
    }

    private void message(Phase phase, String root) {
        var all = phase.steps().stream()
                .filter(step -> step.where().message().root().equals(root))
                .toList();
        var repeated = new RepeatedHops(all);
        var steps = all.stream().filter(step -> !repeated.hides(step)).toList();
        var missed = phase.judged().stream()
                .anyMatch(each -> !each.met()
                        && (each.message().isEmpty() || each.message().equals(root)));
        html.raw("<details class=\"message\"" + (missed ? " open" : "") + "><summary>Message <strong>")
                .text(root)
                .raw("</strong></summary>\n");
        html.raw("<figure tabindex=\"0\">")
                .raw(new HopDiagram(scenario.hosts(), steps, new RepeatedHops(all)).svg())
                .raw("</figure>\n");
        decisions(steps, repeated);
        headers(steps);
        html.raw(Dialogue.html(phase.sessions().stream()
                .filter(session ->
                        HopDiagram.root(session.message()).equals(root) && !repeated.hides(session.message()))
                .toList()));
        html.raw("</details>\n");
    }

    private void decisions(List<Step> steps, RepeatedHops repeated) {
        html.raw("<details open><summary>Decisions</summary>\n<ol class=\"decisions\">\n");
        for (var step : steps) {
            var told = StepWords.of(step);
            if (!told.isEmpty()) {
                repeated.before(step)
                        .ifPresent(gap -> html.element("li", "quiet", gap).raw("\n"));
                html.raw("<li><span class=\"host\">")
                        .text(step.where().host())
                        .raw("</span> ")
                        .text(told);
                Reasons.main(step)
                        .ifPresent(because -> html.raw(" <span class=\"because\">")
                                .text(because.toString())
                                .raw(configured(because))
                                .raw("</span>"));
                considered(Reasons.considered(step));
                html.raw("</li>\n");
            }
        }
        html.raw("</ol>\n</details>\n");
    }

    private void considered(List<Considered> considered) {
        var losers = new ArrayList<>(considered);
        losers.removeIf(Considered::chosen);
        if (losers.isEmpty()) {
            return;
        }
        html.raw("<details><summary class=\"quiet\">")
                .text(losers.size() + " not chosen")
                .raw("</summary><ul>");
        losers.forEach(each -> html.raw("<li><em>")
                .text(each.candidate())
                .raw("</em>: ")
                .text(each.because().toString())
                .raw(configured(each.because()))
                .raw("</li>"));
        html.raw("</ul></details>");
    }

    /** Where the deciding setting stands, and its line. */
    private String configured(Reason because) {
        if (because.configured().isEmpty()) {
            return "";
        }
        var origin = because.configured().get();
        var place = new Html().text(" (" + origin + ")");
        origin.at().flatMap(scenario::line).ifPresent(line -> place.raw(" ").element("code", "source", line.strip()));
        return place.toString();
    }

    private void headers(List<Step> steps) {
        html.raw("<details><summary>What happened to each header</summary>\n"
            + "<table class=\"headers\">\n"
            + "<thead><tr><th>Where</th><th>When</th><th>What</th><th>Header</th><th>Value</th><th>Because</th></tr></thead>\n"
            + "<tbody>\n");
        for (var step : steps) {
            if (step instanceof Step.HeadersChanged(var where, var occasion, var changes)) {
                for (var change : changes) {
                    html.raw("<tr><td>")
                            .text(where.host())
                            .raw("</td><td>")
                            .text(occasion)
                            .raw("</td><td class=\"kind\">")
                            .text(StepWords.of(change.kind()))
                            .raw("</td><td><code>")
                            .text(change.name())
                            .raw("</code></td><td>")
                            .text(change.value())
                            .raw("</td><td>")
                            .text(change.because().toString())
                            .raw(configured(change.because()))
                            .raw("</td></tr>\n");
                }
            }
        }
        html.raw("</tbody>\n</table>\n</details>\n");
    }
}
