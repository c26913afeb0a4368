package dev.hybridlab.mailflow.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why something was decided. Worded late: {@link #text} puts the arguments into the pattern.
 *
 * @param fact the id of the rule's row in docs/facts, e.g. {@code EXO-ATTR-03}
 * @param pattern a sentence with {@code {}} where an argument goes
 * @param arguments what was compared, in the order of the pattern; another reason stands there with its sentence
 * @param configured where the deciding setting was written, if one decided
 * @param assumed the ids of facts that are only assumed and on which this decision rests
 */
public record Reason(
        String fact, String pattern, List<Object> arguments, Optional<Origin> configured, List<String> assumed) {
    public Reason {
        arguments = List.copyOf(arguments);
        assumed = List.copyOf(assumed);
    }

    /** A reason that rests on a known fact: {@code Reason.of("EXO-ATTR-03", "{} wants {}", name, pattern)}. */
    public static Reason of(String fact, String pattern, Object... arguments) {
        return new Reason(fact, pattern, List.of(arguments), Optional.empty(), List.of());
    }

    /** The same, resting on an assumed fact: traces print {@code assumed: <fact>}. */
    public static Reason assuming(String fact, String pattern, Object... arguments) {
        return new Reason(fact, pattern, List.of(arguments), Optional.empty(), List.of(fact));
    }

    /** The same, naming the setting that decided. */
    public Reason configuredAt(Origin origin) {
        return new Reason(fact, pattern, arguments, Optional.of(origin), assumed);
    }

    /** The same, resting on one more assumed fact. */
    public Reason alsoAssuming(String assumedFact) {
        var more = new ArrayList<>(assumed);
        more.add(assumedFact);
        return new Reason(fact, pattern, arguments, configured, more);
    }

    /** The sentence. */
    public String text() {
        var text = new StringBuilder();
        var from = 0;
        for (var argument : arguments) {
            var slot = pattern.indexOf("{}", from);
            if (slot < 0) {
                break;
            }
            text.append(pattern, from, slot).append(argument instanceof Reason inner ? inner.text() : argument);
            from = slot + 2;
        }
        return text.append(pattern.substring(from)).toString();
    }

    /** Two reasons that say the same are equal, whatever their arguments are made of. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Reason reason
                && fact.equals(reason.fact)
                && configured.equals(reason.configured)
                && assumed.equals(reason.assumed)
                && (pattern.equals(reason.pattern) && arguments.equals(reason.arguments)
                        || text().equals(reason.text()));
    }

    @Override
    public int hashCode() {
        return fact.hashCode();
    }

    @Override
    public String toString() {
        return text() + " [" + fact + "]" + (assumed.isEmpty() ? "" : " assumed: " + String.join(", ", assumed));
    }
}
