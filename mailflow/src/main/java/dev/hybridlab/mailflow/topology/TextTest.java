package dev.hybridlab.mailflow.topology;

import java.util.List;
import java.util.regex.Pattern;

/** How a transport rule looks into a text (RULE-10). */
public sealed interface TextTest {
    /** {@code ...ContainsWords}: one of these, in any case; stored in lower case. */
    record Words(List<String> words) implements TextTest {
        public Words {
            words = List.copyOf(words);
        }
    }

    /** {@code ...MatchesPatterns}: one of these is found somewhere. */
    record Patterns(List<Pattern> patterns) implements TextTest {
        public Patterns {
            patterns = List.copyOf(patterns);
        }

        @Override
        public String toString() {
            return patterns.toString();
        }
    }
}
