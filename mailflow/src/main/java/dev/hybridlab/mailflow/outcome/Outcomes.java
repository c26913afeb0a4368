package dev.hybridlab.mailflow.outcome;

import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.transit.Queued;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads outcomes from steps. */
public final class Outcomes {
    private final Map<String, String> sides;
    private final List<Step> steps;
    private final Map<String, List<String>> paths = new LinkedHashMap<>();
    private final Map<String, List<Outcome>> byMessage = new LinkedHashMap<>();

    /**
     * @param sides host name to side; an unknown host (a visitor) counts as {@code internet}
     * @param steps the evidence, in its order
     * @param queued what waits at the end
     */
    public Outcomes(Map<String, String> sides, List<Step> steps, List<Queued> queued) {
        this.sides = Map.copyOf(sides);
        this.steps = List.copyOf(steps);
        var waiting = new HashSet<String>();
        queued.forEach(each -> each.recipients()
                .forEach(recipient ->
                        waiting.add(each.message().lineage() + " " + each.host() + " " + recipient.key())));
        read(waiting);
    }

    /** Message id of its {@code send} to everything that became of it, in the order of the evidence. */
    public Map<String, List<Outcome>> byMessage() {
        return byMessage;
    }

    /** What became of one message. */
    public List<Outcome> of(String message) {
        return byMessage.getOrDefault(message, List.of());
    }

    private void read(Set<String> waiting) {
        var refusals = new HashSet<String>();
        var passing = new ArrayList<Step.Refused>();
        var visitors = new HashSet<String>();
        for (var step : steps) {
            var ref = step.where().message();
            switch (step) {
                case Step.Submitted submitted -> {
                    enter(ref, submitted.where().host());
                    if (!sides.containsKey(submitted.where().host())) {
                        visitors.add(ref.lineage());
                    }
                }
                case Step.Accepted accepted ->
                    enter(ref.nextHop(), accepted.where().host());
                case Step.Delivered delivered -> {
                    if (!isNotice(ref)) {
                        add(ref, new Outcome.Delivered(delivered, side(delivered), pathOf(ref)));
                    }
                }
                case Step.Refused refused -> {
                    if (isNew(refused, refusals)) {
                        add(ref, new Outcome.Refused(refused, side(refused)));
                    } else if (refused.reply().transientNegative()) {
                        passing.add(refused);
                    }
                }
                case Step.NoticeMade made -> add(ref, new Outcome.Noticed(made, side(made)));
                case Step.Deferred deferred -> defer(deferred, waiting);
                case Step.Discarded discarded -> add(ref, new Outcome.Discarded(discarded, side(discarded)));
                case Step.Undecided undecided -> add(ref, new Outcome.Undecided(undecided, side(undecided)));
                case Step.LeftTopology left -> leave(left);
                case Step.HeadersChanged any -> {}
                case Step.RulesApplied any -> {}
                case Step.Routed any -> {}
                case Step.Resolved any -> {}
                case Step.Connected any -> {}
                case Step.HopFailed any -> {}
                case Step.Greeted any -> {}
                case Step.TlsEstablished any -> {}
                case Step.Answered any -> {}
                case Step.Attributed any -> {}
                case Step.Relayed any -> {}
                case Step.LoopDetected any -> {}
                case Step.Advanced any -> {}
                case Step.Intervened any -> {}
            }
        }
        passing.forEach(refused -> addFinal(refused, visitors));
    }

    /** A final no that was not said of this message at this side before. */
    private boolean isNew(Step.Refused refused, Set<String> refusals) {
        return refused.reply().permanentNegative()
                && refusals.add(refused.where().message().lineage()
                        + side(refused)
                        + refused.stage()
                        + refused.reply().code()
                        + refused.reply().enhanced());
    }

    /** A passing no is the last word where nobody comes back: a visitor does not, for some of its recipients or for all. */
    private void addFinal(Step.Refused refused, Set<String> visitors) {
        var ref = refused.where().message();
        var forSome = refused.stage().equals("RCPT") && visitors.remove(ref.lineage());
        if ((forSome || of(ref.root()).isEmpty()) && !isNotice(ref)) {
            add(ref, new Outcome.Refused(refused, side(refused)));
        }
    }

    /** Once, however often a live lab tries. */
    private void leave(Step.LeftTopology left) {
        var ref = left.where().message();
        var again = of(ref.root()).stream()
                .anyMatch(each -> each instanceof Outcome.LeftTopology(var before, var at)
                        && before.to().equals(left.to())
                        && before.where().host().equals(left.where().host())
                        && before.recipients().containsAll(left.recipients()));
        if (!again) {
            add(ref, new Outcome.LeftTopology(left, side(left)));
        }
    }

    private void defer(Step.Deferred deferred, Set<String> waiting) {
        var ref = deferred.where().message();
        var host = deferred.where().host();
        var still = deferred.recipients().stream()
                .anyMatch(recipient -> waiting.contains(ref.lineage() + " " + host + " " + recipient.key()));
        var outcomes = byMessage.computeIfAbsent(ref.root(), any -> new ArrayList<>());
        outcomes.removeIf(each -> each instanceof Outcome.Deferred(var before, var at, var stillThere)
                && before.where().host().equals(host)
                && before.where().message().lineage().equals(ref.lineage())
                && before.recipients().equals(deferred.recipients())
                && text(before).equals(text(deferred)));
        outcomes.add(new Outcome.Deferred(deferred, side(deferred), still));
    }

    private static String text(Step.Deferred deferred) {
        return ReplyTag.strip(deferred.lastError().toString());
    }

    private static boolean isNotice(MessageRef ref) {
        return ref.lineage().indexOf('!') >= 0;
    }

    private void add(MessageRef ref, Outcome outcome) {
        byMessage.computeIfAbsent(ref.root(), any -> new ArrayList<>()).add(outcome);
    }

    private String side(Step step) {
        return sides.getOrDefault(step.where().host(), "internet");
    }

    private static String key(String lineage, int hop) {
        return lineage + "/" + hop;
    }

    private void enter(MessageRef ref, String host) {
        var path = new ArrayList<>(before(ref));
        path.add(sides.getOrDefault(host, "internet"));
        paths.put(key(ref.lineage(), ref.hop()), List.copyOf(path));
    }

    /** The path up to the host before; a fork shares its parent's. */
    private List<String> before(MessageRef ref) {
        for (var lineage = ref.lineage(); !lineage.isEmpty(); lineage = parent(lineage)) {
            var known = paths.get(key(lineage, ref.hop() - 1));
            if (known != null) {
                return known;
            }
        }
        return List.of();
    }

    private static String parent(String lineage) {
        var cut = Math.max(Math.max(lineage.lastIndexOf('.'), lineage.lastIndexOf('-')), lineage.lastIndexOf('~'));
        return cut < 0 ? "" : lineage.substring(0, cut);
    }

    private List<String> pathOf(MessageRef ref) {
        for (var lineage = ref.lineage(); !lineage.isEmpty(); lineage = parent(lineage)) {
            var known = paths.get(key(lineage, ref.hop()));
            if (known != null) {
                return known;
            }
        }
        return List.of();
    }
}
