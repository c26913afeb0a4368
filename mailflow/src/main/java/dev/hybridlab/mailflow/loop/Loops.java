package dev.hybridlab.mailflow.loop;

import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds loops by repeated state: system, recipient, connector, direction, tenant, AuthAs; counters are left out, since
 * they only say when a loop is noticed (LOOP facts).
 */
public final class Loops {
    private record State(String host, String recipient, String connector, Attribution attribution) {}

    private record Visit(State state, int hop, LoopFinding.Station station) {}

    private Loops() {}

    /** Every loop in these steps, one for each message and recipient. */
    public static List<LoopFinding> find(List<Step> steps) {
        var attributions = new LinkedHashMap<String, Attribution>();
        var trails = new LinkedHashMap<String, List<Visit>>();
        var stops = new LinkedHashMap<String, Step.LoopDetected>();
        for (var step : steps) {
            var ref = step.where().message();
            if (step instanceof Step.Accepted accepted) {
                attributions.put(key(ref.nextHop()), accepted.attribution());
            } else if (step instanceof Step.LoopDetected detected) {
                stops.putIfAbsent(ref.lineage(), detected);
            } else if (step instanceof Step.Routed routed && routed.outcome().equals("relay")) {
                var trail = trails.computeIfAbsent(ref.lineage(), any -> new ArrayList<>());
                if (trail.isEmpty() || trail.getLast().hop() != ref.hop()) { // a retry goes nowhere new
                    trail.add(visit(routed, attributions.getOrDefault(key(ref), Attribution.NONE)));
                }
            }
        }
        var findings = new ArrayList<LoopFinding>();
        trails.forEach((lineage, trail) -> cycle(trail)
                .ifPresent(found -> findings.add(finding(
                        new MessageRef(lineage, 0, 0).root(), found, trail, Optional.ofNullable(stops.get(lineage))))));
        return findings;
    }

    private static String key(MessageRef ref) {
        return ref.lineage() + "/" + ref.hop();
    }

    private static Visit visit(Step.Routed routed, Attribution attribution) {
        var host = routed.where().host();
        var connector = routed.connector().orElse("");
        var state = new State(host, routed.recipient().key(), connector, attribution.withPass(0));
        return new Visit(
                state,
                routed.where().message().hop(),
                new LoopFinding.Station(
                        host,
                        routed.recipient().toString(),
                        connector,
                        routed.target(),
                        routed.because().configured(),
                        attribution));
    }

    private record Cycle(int from, int to) {}

    /** The first stretch between two equal states. */
    private static Optional<Cycle> cycle(List<Visit> trail) {
        Map<State, Integer> seen = new LinkedHashMap<>();
        for (var i = 0; i < trail.size(); i++) {
            var before = seen.putIfAbsent(trail.get(i).state(), i);
            if (before != null) {
                return Optional.of(new Cycle(before, i));
            }
        }
        return Optional.empty();
    }

    private static LoopFinding finding(
            String message, Cycle cycle, List<Visit> trail, Optional<Step.LoopDetected> stopped) {
        var first = trail.get(cycle.from()).state();
        var passes = (int)
                trail.stream().filter(visit -> visit.state().equals(first)).count();
        return new LoopFinding(
                message,
                first.recipient(),
                trail.subList(cycle.from(), cycle.to()).stream()
                        .map(Visit::station)
                        .toList(),
                passes,
                stopped.map(step -> step.where().host()),
                stopped);
    }
}
