package dev.hybridlab.mailflow.forecast;

import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.transit.Queued;
import dev.hybridlab.mailflow.transit.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * As far as a forecast can see (LAB-64): up to the step with which a message leaves the modelled world. What a host there
 * sends back is mail of a visitor whom no forecast knows.
 *
 * @param endless whether every host of the lab is modelled
 */
public record Horizon(boolean endless) {
    private static final String VISITOR = "visitor-";

    public static Horizon of(World world) {
        return new Horizon(world.policies().values().stream()
                .allMatch(policy -> policy.image().isEmpty()));
    }

    /** The steps on this side of it. */
    public List<Step> within(List<Step> steps) {
        if (endless) {
            return steps;
        }
        var left = new HashSet<String>();
        var seen = new ArrayList<Step>();
        for (var step : steps) {
            var ref = step.where().message();
            if (!beyond(ref, left)) {
                seen.add(step);
            }
            if (step instanceof Step.LeftTopology) {
                left.add(ref.lineage());
            }
        }
        return seen;
    }

    /** What waits on this side of it, by the steps of the same lab. */
    public List<Queued> within(List<Queued> queued, List<Step> steps) {
        var left = new HashSet<String>();
        steps.stream()
                .filter(Step.LeftTopology.class::isInstance)
                .forEach(step -> left.add(step.where().message().lineage()));
        return queued.stream().filter(each -> !beyond(each.message(), left)).toList();
    }

    private boolean beyond(MessageRef ref, Set<String> left) {
        var lineage = ref.lineage();
        var notice = lineage.indexOf('!');
        return !endless && lineage.startsWith(VISITOR)
                || left.contains(lineage)
                || notice >= 0 && left.contains(lineage.substring(0, notice));
    }
}
