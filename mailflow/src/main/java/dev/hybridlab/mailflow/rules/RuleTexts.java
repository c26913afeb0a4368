package dev.hybridlab.mailflow.rules;

import dev.hybridlab.mailflow.topology.TextTest;
import java.util.Locale;

/** Whether a text is what a rule looks for (RULE-10). */
final class RuleTexts {
    private RuleTexts() {}

    /** @param wholeWords whether a word counts only between characters that are neither letter nor digit */
    static boolean matches(TextTest test, String text, boolean wholeWords) {
        return switch (test) {
            case TextTest.Words(var words) -> {
                var folded = text.toLowerCase(Locale.ROOT);
                for (var word : words) {
                    if (contains(folded, word, wholeWords)) {
                        yield true;
                    }
                }
                yield false;
            }
            case TextTest.Patterns(var patterns) -> {
                for (var pattern : patterns) {
                    if (pattern.matcher(text).find()) {
                        yield true;
                    }
                }
                yield false;
            }
        };
    }

    private static boolean contains(String text, String word, boolean whole) {
        for (var at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (!whole || edge(text, at - 1) && edge(text, at + word.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean edge(String text, int at) {
        return at < 0 || at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
    }
}
