package dev.hybridlab.harness.testkit;

import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.Node.Scalar.Kind;
import dev.hybridlab.harness.scenario.yaml.Place;
import dev.hybridlab.harness.scenario.yaml.SourceText;
import dev.hybridlab.mailflow.trace.SourceLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A setting that Java code wrote, as the file readers see one: {@code key: value} at the caller's line. */
final class Written {
    private final SourceText source;
    private final SourceLine at;

    private Written(SourceText source, SourceLine at) {
        this.source = source;
        this.at = at;
    }

    /**
     * @param value text, a flag, a number, a duration, a list, a map, or null for {@code $null}
     */
    static Node.Entry entry(String key, @Nullable Object value, SourceLine at) {
        var text = key + ": " + text(value);
        var written = new Written(source(at, text), at);
        return new Node.Entry(written.scalar(key, Kind.TEXT, 1, key.length()), written.node(value, key.length() + 3));
    }

    /** A key whose value was written elsewhere. */
    static Node.Entry entry(String key, Node value, SourceLine at) {
        return new Node.Entry(new Written(source(at, key + ":"), at).scalar(key, Kind.TEXT, 1, key.length()), value);
    }

    /** The place of something that has no text of its own. */
    static Place place(SourceLine at) {
        return new SourceText(at.file(), List.of(), true).place(at.line(), 1, 1);
    }

    /** A source of which one line is known. */
    private static SourceText source(SourceLine at, String text) {
        var lines = new ArrayList<>(Collections.nCopies(at.line() - 1, ""));
        lines.add(text);
        return new SourceText(at.file(), lines, true);
    }

    private Node.Scalar scalar(String text, Kind kind, int column, int width) {
        return new Node.Scalar(source.place(at.line(), column, width), text, kind);
    }

    private Node node(@Nullable Object value, int column) {
        var text = text(value);
        return switch (value) {
            case null -> scalar("", Kind.NOTHING, column, text.length());
            case Boolean flag -> scalar(text, Kind.FLAG, column, text.length());
            case Integer number -> scalar(text, Kind.WHOLE, column, text.length());
            case Long number -> scalar(text, Kind.WHOLE, column, text.length());
            case Number number -> scalar(text, Kind.DECIMAL, column, text.length());
            case Collection<?> items ->
                new Node.Sequence(source.place(at.line(), column, text.length()), items(items, column + 1));
            case Object[] items ->
                new Node.Sequence(
                        source.place(at.line(), column, text.length()), items(Arrays.asList(items), column + 1));
            case Map<?, ?> map ->
                new Node.Mapping(source.place(at.line(), column, text.length()), entries(map, column + 1));
            case Duration duration -> scalar(text, Kind.TEXT, column, text.length());
            default -> scalar(value.toString(), Kind.TEXT, column, text.length());
        };
    }

    private List<Node> items(Collection<?> values, int column) {
        var items = new ArrayList<Node>();
        var next = column;
        for (var value : values) {
            items.add(node(value, next));
            next += text(value).length() + 2;
        }
        return items;
    }

    private List<Node.Entry> entries(Map<?, ?> map, int column) {
        var entries = new ArrayList<Node.Entry>();
        var next = column;
        for (var each : map.entrySet()) {
            var key = String.valueOf(each.getKey());
            entries.add(new Node.Entry(
                    scalar(key, Kind.TEXT, next, key.length()), node(each.getValue(), next + key.length() + 2)));
            next += key.length() + 2 + text(each.getValue()).length() + 2;
        }
        return entries;
    }

    private static String seconds(Duration duration) {
        if (duration.getNano() != 0) {
            throw new IllegalArgumentException("times in a lab are whole seconds, not " + duration);
        }
        return duration.toSeconds() + "s";
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Duration duration -> seconds(duration);
            case Collection<?> items -> items.stream().map(Written::text).collect(Collectors.joining(", ", "[", "]"));
            case Object[] items -> text(Arrays.asList(items));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(each -> each.getKey() + ": " + text(each.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            default -> value.toString().replaceAll("\\R", " ");
        };
    }
}
