package dev.hybridlab.harness.scenario.topology;

import dev.hybridlab.harness.scenario.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A list as {@code Get-... | Format-List} prints it: {@code {a, b}}, or {@code a, b} without brackets. */
record PastedList(List<String> items) {
    /**
     * Empty for what YAML itself takes as a list, and for one value that has a comma in it.
     *
     * @param fits whether a text can be one item
     */
    static Optional<PastedList> of(Node node, Predicate<String> fits) {
        return switch (node) {
            case Node.Mapping(var place, var entries) ->
                entries.stream().allMatch(entry -> entry.value().isNothing())
                        ? Optional.of(new PastedList(
                                entries.stream().map(Node.Entry::name).toList()))
                        : Optional.empty();
            case Node.Scalar scalar -> parts(scalar.text(), fits);
            case Node.Sequence any -> Optional.empty();
        };
    }

    private static Optional<PastedList> parts(String text, Predicate<String> fits) {
        if (text.indexOf(',') < 0 || fits.test(text)) {
            return Optional.empty();
        }
        var parts = Stream.of(text.split(",")).map(String::strip).toList();
        return parts.stream().allMatch(fits) ? Optional.of(new PastedList(parts)) : Optional.empty();
    }
}
