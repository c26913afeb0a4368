package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.harness.scenario.ScenarioStep;
import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.Place;
import dev.hybridlab.harness.scenario.yaml.Problems;
import dev.hybridlab.harness.scenario.yaml.SourceText;
import dev.hybridlab.harness.scenario.yaml.Spelling;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/** Every message that is sent is expected to become something, and nothing else is expected. */
final class Completeness {
    private final Set<String> sent;
    private final SourceText source;
    private final Problems problems;

    /** @param sent the id of every {@code send}, also of those that could not be read otherwise */
    Completeness(Set<String> sent, SourceText source, Problems problems) {
        this.sent = sent;
        this.source = source;
        this.problems = problems;
    }

    void twice(List<ScenarioStep> steps) {
        var seen = new HashMap<String, ScenarioStep>();
        for (var step : steps) {
            if (step instanceof ScenarioStep.Send send) {
                var first = seen.putIfAbsent(send.id(), send);
                if (first != null) {
                    problems.add(
                            source.found(send.at(), send.id()),
                            "the id '" + send.id() + "' is there twice, first in line "
                                    + first.at().line(),
                            "each message has its own");
                }
            }
        }
    }

    /** @param expected the ids of which something is expected */
    void check(Node block, Set<String> expected) {
        for (var id : sent) {
            if (!expected.contains(id)) {
                problems.add(
                        block.place(),
                        "nothing is expected of '" + id + "'",
                        "every message that is sent has its line");
            }
        }
        for (var id : expected) {
            if (!sent.contains(id)) {
                problems.add(key(block, id), "'" + id + "' is never sent", Spelling.hint("the steps send", id, sent));
            }
        }
    }

    private static Place key(Node block, String name) {
        return block instanceof Node.Mapping mapping
                ? mapping.entries().stream()
                        .filter(entry -> entry.name().equals(name))
                        .findFirst()
                        .map(entry -> entry.key().place())
                        .orElse(block.place())
                : block.place();
    }
}
