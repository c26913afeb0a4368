package dev.hybridlab.harness.testkit;

import dev.hybridlab.harness.judge.Evidence;
import dev.hybridlab.mailflow.loop.LoopFinding;
import dev.hybridlab.mailflow.outcome.Outcome;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.reports.text.Story;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Everything that happened to one message, from when it was sent to now. Does not change when more happens. */
public final class Trace {
    private final String message;
    private final Evidence evidence;

    Trace(String message, Evidence evidence) {
        this.message = message;
        this.evidence = evidence;
    }

    /** The id it was sent under. */
    public String message() {
        return message;
    }

    /** Its steps in their order, those of its copies and of the notices about it included. */
    public List<Step> steps() {
        return evidence.steps().stream()
                .filter(step -> step.where().message().root().equals(message))
                .toList();
    }

    /** What became of it. */
    public List<Outcome> outcomes() {
        return evidence.outcomes().of(message);
    }

    /**
     * The ways that its copies took, as sides, first to last: {@code [[onprem, exo], [onprem, exo, internet]]}. Notices and what
     * mailboxes wrote by themselves go ways of their own, which are not here.
     */
    public List<List<String>> paths() {
        return hosts().stream()
                .map(hosts -> hosts.stream().map(evidence::side).toList())
                .distinct()
                .toList();
    }

    /** The same as hosts: {@code [[EX01, exo]]}. */
    public List<List<String>> hosts() {
        var steps = steps();
        var way = new Way(steps);
        var ways = new LinkedHashSet<List<String>>();
        steps.stream().flatMap(step -> reached(step).stream()).map(way::to).forEach(ways::add);
        return ways.stream()
                .filter(one -> ways.stream().noneMatch(other -> isPart(one, other)))
                .toList();
    }

    private static List<MessageRef> reached(Step step) {
        var ref = step.where().message();
        var own = ref.lineage().indexOf('!') < 0 && ref.lineage().indexOf('~') < 0;
        if (!own) {
            return List.of();
        }
        return step instanceof Step.Accepted ? List.of(ref.nextHop()) : List.of(ref);
    }

    private static boolean isPart(List<String> one, List<String> other) {
        return one.size() < other.size() && other.subList(0, one.size()).equals(one);
    }

    /** What can be on its way in this lab, the sides before the hosts: {@code onprem}, {@code exo}, {@code EX01}. */
    public List<String> sidesAndHosts() {
        return evidence.sidesAndHosts();
    }

    /** The circles it went in. */
    public List<LoopFinding> loops() {
        return evidence.loops(message);
    }

    /** The sides of a circle, each once, in the order in which they hand on. */
    public List<String> sides(LoopFinding loop) {
        return List.copyOf(new LinkedHashSet<>(
                loop.cycle().stream().map(each -> evidence.side(each.host())).toList()));
    }

    /** What happened, a line or two a step, with the reasons: the text for people. */
    public List<String> story() {
        return Story.of(evidence.steps(), message);
    }

    @Override
    public String toString() {
        return message + ": "
                + String.join(
                        "; ",
                        new ArrayList<>(outcomes().stream().map(Outcome::words).toList()));
    }
}
