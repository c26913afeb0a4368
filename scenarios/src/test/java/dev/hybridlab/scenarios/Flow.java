package dev.hybridlab.scenarios;

import dev.hybridlab.harness.scenario.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A YAML tree on one line, in YAML's flow form. */
final class Flow {
    private static final Pattern ID = Pattern.compile("send: \\{(?:.*?, )?id: \"?([A-Za-z0-9_-]+)");

    private Flow() {}

    static String of(Node node) {
        return switch (node) {
            case Node.Mapping mapping -> "{" + inside(mapping) + "}";
            case Node.Sequence sequence -> "[" + inside(sequence) + "]";
            case Node.Scalar scalar -> scalar.kind() == Node.Scalar.Kind.TEXT ? quoted(scalar.text()) : scalar.text();
        };
    }

    /** A mapping's keys and values, each written in this form. */
    static Map<String, String> entries(Node mapping) {
        var entries = new LinkedHashMap<String, String>();
        ((Node.Mapping) mapping).entries().forEach(entry -> entries.put(key(entry.name()), of(entry.value())));
        return entries;
    }

    static String joined(Map<String, String> entries) {
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Without the outer brackets. */
    static String inside(Node node) {
        return switch (node) {
            case Node.Mapping mapping -> joined(entries(mapping));
            case Node.Sequence sequence ->
                sequence.items().stream().map(Flow::of).collect(Collectors.joining(", "));
            case Node.Scalar scalar -> of(scalar);
        };
    }

    /** The ids of all messages of a scenario that is written in this form. */
    static List<String> ids(String scenario) {
        var ids = new ArrayList<String>();
        var matcher = ID.matcher(scenario);
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
        return ids;
    }

    private static String key(String name) {
        return name.matches("[A-Za-z]+") ? name : quoted(name);
    }

    private static String quoted(String text) {
        return "\""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                + "\"";
    }
}
