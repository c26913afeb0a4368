package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.harness.scenario.Expectation;
import dev.hybridlab.harness.scenario.yaml.Problems;
import dev.hybridlab.harness.scenario.yaml.SourceText;
import java.util.Collection;
import java.util.List;

/**
 * Whether one expectation contradicts itself.
 *
 * @param source of the excerpts
 */
record ExpectationCheck(SourceText source, Problems problems) {
    void check(Collection<List<Expectation>> all) {
        for (var expectations : all) {
            for (var expectation : expectations) {
                if (expectation instanceof Expectation.Delivered delivered) {
                    delivered(delivered);
                }
            }
        }
    }

    private void delivered(Expectation.Delivered delivered) {
        var at = delivered.where().side();
        var path = delivered.where().path();
        if (isSide(at)
                && !path.isEmpty()
                && isSide(path.getLast())
                && !path.getLast().equalsIgnoreCase(at)) {
            problems.add(
                    source.found(delivered.at(), at),
                    "delivered at '" + at + "', but its path ends at '" + path.getLast() + "'",
                    "a path ends where the message is delivered");
        }
    }

    private static boolean isSide(String name) {
        return Mentions.SIDES.stream().anyMatch(name::equalsIgnoreCase);
    }
}
