package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.decision.MailSystemPolicy;
import dev.hybridlab.mailflow.loop.LoopFinding;
import dev.hybridlab.mailflow.loop.Loops;
import dev.hybridlab.mailflow.outcome.Mismatch;
import dev.hybridlab.mailflow.outcome.Mismatches;
import dev.hybridlab.mailflow.outcome.Outcomes;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.transit.Lab;
import dev.hybridlab.mailflow.transit.Queued;
import dev.hybridlab.mailflow.transit.World;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a lab left behind, and what can be read from it. */
public final class Evidence {
    private final Map<String, String> sides;
    private final List<Step> steps;
    private final Outcomes outcomes;
    private final List<LoopFinding> loops;
    private final List<Mismatch> mismatches;

    /**
     * @param sides host name to side
     * @param steps in their order
     * @param queued what waits at the end
     */
    public Evidence(Map<String, String> sides, List<Step> steps, List<Queued> queued) {
        this.sides = Map.copyOf(sides);
        this.steps = List.copyOf(steps);
        this.outcomes = new Outcomes(sides, steps, queued);
        this.loops = Loops.find(steps);
        this.mismatches = Mismatches.find(sides, steps);
    }

    /** What this lab has to show so far. */
    public static Evidence of(World world, Lab lab) {
        return new Evidence(sides(world), lab.steps(), lab.queued());
    }

    /** Host name to side. */
    public static Map<String, String> sides(World world) {
        var sides = new LinkedHashMap<String, String>();
        world.policies().values().stream()
                .map(MailSystemPolicy::host)
                .forEach(host -> sides.put(host.name(), host.side()));
        return sides;
    }

    public List<Step> steps() {
        return steps;
    }

    public Outcomes outcomes() {
        return outcomes;
    }

    List<LoopFinding> loops() {
        return loops;
    }

    /** The circles that one message went in. */
    public List<LoopFinding> loops(String message) {
        return loops.stream().filter(each -> each.message().equals(message)).toList();
    }

    List<Mismatch> mismatches(String message) {
        return mismatches.stream()
                .filter(each -> each.message().equals(message))
                .toList();
    }

    /** A host's side; a visitor's is the Internet. */
    public String side(String host) {
        return sides.getOrDefault(host, "internet");
    }

    /** What can be on the way of a message: the sides, the Internet always, then the hosts. */
    public List<String> sidesAndHosts() {
        var names = new LinkedHashSet<>(new TreeSet<>(sides.values()));
        names.add("internet");
        names.addAll(new TreeSet<>(sides.keySet()));
        return List.copyOf(names);
    }

    /** By which way this host sent the message on before this step. */
    Optional<Step.Routed> routeBefore(Step end) {
        return before(end).reversed().stream()
                .filter(step -> step instanceof Step.Routed
                        && step.where().host().equals(end.where().host()))
                .map(Step.Routed.class::cast)
                .findFirst();
    }

    /** The connector that took the message at the host of this step, before it. */
    Optional<String> connectorOf(Step end) {
        return before(end).reversed().stream()
                .filter(step -> step.where().host().equals(end.where().host()))
                .flatMap(step -> step instanceof Step.Attributed attributed ? Stream.of(attributed) : Stream.empty())
                .map(Step.Attributed::attribution)
                .findFirst()
                .flatMap(Attribution::connector);
    }

    /** The steps that led to this one: those of its message and of the messages it was forked from, up to it. */
    List<Step> before(Step end) {
        var lineage = end.where().message().lineage();
        return steps.stream()
                .takeWhile(step -> !step.equals(end)) // every step has a place of its own
                .filter(step -> leadsTo(step.where().message().lineage(), lineage))
                .toList();
    }

    private static boolean leadsTo(String ancestor, String lineage) {
        return lineage.equals(ancestor)
                || !ancestor.isEmpty() && (lineage.startsWith(ancestor + ".") || lineage.startsWith(ancestor + "!"));
    }
}
