package dev.hybridlab.harness.scenario.yaml;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A list in square brackets, for whoever pasted one in the braces of {@code Format-List}. */
public final class FlowList {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.][A-Za-z0-9_.@/-]*");
    private static final Pattern PRINTED = Pattern.compile("[\\s-]*([A-Z][A-Za-z]+)\\s*:\\s*\\{(.+)}\\s*");

    private FlowList() {}

    /** {@code in YAML it is AuthMechanism: [Tls, Integrated]}. */
    public static String hint(String property, List<String> items) {
        return items.stream()
                .map(FlowList::quoted)
                .collect(Collectors.joining(", ", "in YAML it is " + property + ": [", "]"));
    }

    private static String quoted(String item) {
        return PLAIN.matcher(item).matches()
                ? item
                : '"' + item.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** What to write for {@code Bindings : {[::]:25, 0.0.0.0:25}}, which no YAML parser reads; empty for another line. */
    static Optional<String> ofPrinted(String line) {
        var printed = PRINTED.matcher(line);
        return printed.matches() && !printed.group(2).contains(": ")
                ? Optional.of(hint(
                        printed.group(1),
                        Stream.of(printed.group(2).split(","))
                                .map(String::strip)
                                .toList()))
                : Optional.empty();
    }
}
