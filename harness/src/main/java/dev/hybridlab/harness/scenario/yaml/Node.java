package dev.hybridlab.harness.scenario.yaml;

import java.util.List;
import java.util.Optional;

/** A value of a YAML file and where it stands. */
public sealed interface Node {
    /** What to mark when this is wrong: a scalar's text, the first character of a list or mapping. */
    Place place();

    /** What it is, in words: {@code 'abc'}, {@code a list}, {@code a mapping}, {@code nothing}. */
    String described();

    /**
     * @param text as written, without quotes and escapes
     * @param kind what YAML 1.2's core schema makes of it; quoted text is always TEXT
     */
    record Scalar(Place place, String text, Kind kind) implements Node {
        /** DECIMAL: any number that is not a whole one in decimal digits. */
        public enum Kind {
            TEXT,
            FLAG,
            WHOLE,
            DECIMAL,
            NOTHING
        }

        @Override
        public String described() {
            var shown = text.length() > 60 ? text.substring(0, 57) + "..." : text;
            return kind == Kind.NOTHING ? "nothing" : "'" + shown.replaceAll("\\p{Cntrl}+", " ") + "'";
        }
    }

    record Sequence(Place place, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String described() {
            return "a list";
        }
    }

    record Mapping(Place place, List<Entry> entries) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }

        public Optional<Entry> entry(String key) {
            return entries.stream().filter(each -> each.name().equals(key)).findFirst();
        }

        public Optional<Node> get(String key) {
            return entry(key).map(Entry::value);
        }

        @Override
        public String described() {
            return "a mapping";
        }
    }

    record Entry(Scalar key, Node value) {
        public String name() {
            return key.text();
        }
    }

    /** A list's items; anything else is a list of one. */
    default List<Node> asList() {
        return this instanceof Sequence(var place, var items) ? items : List.of(this);
    }

    default boolean isNothing() {
        return this instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NOTHING;
    }
}
