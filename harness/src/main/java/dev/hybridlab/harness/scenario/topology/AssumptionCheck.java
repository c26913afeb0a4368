package dev.hybridlab.harness.scenario.topology;

import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.Problems;
import dev.hybridlab.harness.scenario.yaml.Spelling;
import dev.hybridlab.mailflow.topology.Assumption;

/** Says what is wrong with an entry of {@code assumptions}, and what it could be. */
final class AssumptionCheck {
    private AssumptionCheck() {}

    static void of(Node.Entry entry, Problems problems) {
        var known = Assumption.of(entry.name());
        if (known.isEmpty()) {
            problems.add(
                    entry.key().place(),
                    "unknown assumption '" + entry.name() + "'",
                    Spelling.hint(
                            "the lab can switch",
                            entry.name(),
                            Assumption.inOrder().stream().map(Assumption::word).toList()));
        } else if (!(entry.value() instanceof Node.Scalar scalar)) {
            problems.add(entry.value().place(), "an assumption has one value", hint(known.get(), ""));
        } else if (!known.get().takes(scalar.text())) {
            problems.add(
                    scalar.place(),
                    "'" + entry.name() + "' cannot be " + scalar.described(),
                    hint(known.get(), scalar.text()));
        }
    }

    private static String hint(Assumption known, String text) {
        return known.example()
                .map(example -> "it is " + Spelling.listed(known.listed()) + " or such as " + example)
                .orElseGet(() -> Spelling.choice("it is one of", text, known.listed()));
    }
}
