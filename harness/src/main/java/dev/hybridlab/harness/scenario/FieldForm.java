package dev.hybridlab.harness.scenario;

import java.util.Optional;
import java.util.regex.Pattern;

/** How a header field that somebody writes by hand must look, so that it stays one field. */
public final class FieldForm {
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x39\\x3b-\\x7e]+"); // RFC 5322 §2.2
    private static final Pattern LOOSE_LINE = Pattern.compile("(?s).*[\r\n](?![\r\n]*[ \t]).*");

    private FieldForm() {}

    /** What is wrong, and how to mend it. */
    public record Flaw(String what, String mend) {}

    public static Optional<Flaw> ofName(String name) {
        return NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of(new Flaw("'" + name + "' is no field name", "printable characters without ':'"));
    }

    /** RFC 5322 §2.2.3: a line break inside a value folds it, so a blank follows; anything else would be another field. */
    public static Optional<Flaw> ofValue(String name, String value) {
        if (LOOSE_LINE.matcher(value).matches()) {
            return Optional.of(new Flaw(
                    "'" + name + "' has a line that does not begin with a blank",
                    "a folded line begins with one; write further fields under 'headers'"));
        }
        return value.chars().anyMatch(c -> c < ' ' && c != '\r' && c != '\n' && c != '\t' || c == 127)
                ? Optional.of(new Flaw("'" + name + "' has a control character", "write it as an encoded word"))
                : Optional.empty();
    }
}
