package dev.hybridlab.mailflow.rules;

import dev.hybridlab.mailflow.topology.TextTest;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a text is what a rule looks for (RULE-10). */
final class RuleTexts {
    private RuleTexts() {}

    /** A regular expression came to no end on a text: the rule that asks cannot be evaluated (RULE-34). */
    static final class Endless extends RuntimeException {
        private static final long serialVersionUID = 1;

        Endless() {
            super("a regular expression comes to no end", null, false, false);
        }
    }

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
                    if (found(pattern, text)) {
                        yield true;
                    }
                }
                yield false;
            }
        };
    }

    /** RULE-34. */
    private static boolean found(Pattern pattern, String text) {
        try {
            return pattern.matcher(new CountedText(text)).find();
        } catch (StackOverflowError tooDeep) {
            throw new Endless();
        }
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
