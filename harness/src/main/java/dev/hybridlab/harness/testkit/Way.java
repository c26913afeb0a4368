package dev.hybridlab.harness.testkit;

import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which hosts were responsible for a message, first to last, read from the steps. */
final class Way {
    private final List<Step> steps;

    Way(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** The hosts that had this copy up to here; what came before a fork is the way of its parent. */
    List<String> to(MessageRef ref) {
        var hosts = new ArrayList<String>();
        for (var hop = 0; hop <= ref.hop(); hop++) {
            host(ref.lineage(), hop).ifPresent(hosts::add);
        }
        return hosts;
    }

    private Optional<String> host(String lineage, int hop) {
        for (var each = lineage; !each.isEmpty(); each = parent(each)) {
            var name = each;
            var found = steps.stream()
                    .filter(step -> takes(step, name, hop))
                    .map(step -> step.where().host())
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean takes(Step step, String lineage, int hop) {
        var ref = step.where().message();
        return switch (step) {
            case Step.Submitted submitted -> ref.lineage().equals(lineage) && ref.hop() == hop;
            case Step.Accepted accepted -> ref.lineage().equals(lineage) && ref.hop() + 1 == hop;
            case Step.NoticeMade made -> hop == 0 && made.notice().lineage().equals(lineage);
            default -> false;
        };
    }

    /** The message that this one was forked from; a notice and what a mailbox wrote have none: their way begins anew. */
    private static String parent(String lineage) {
        var cut = lineage.lastIndexOf('.');
        var own = Math.max(lineage.lastIndexOf('!'), lineage.lastIndexOf('~'));
        return cut > own ? lineage.substring(0, cut) : "";
    }
}
