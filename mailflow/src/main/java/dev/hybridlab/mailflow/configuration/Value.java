package dev.hybridlab.mailflow.configuration;

import java.util.List;
import java.util.stream.Collectors;

/** What a property is set to. {@code Nothing} is {@code $null}. */
public sealed interface Value {
    Value NOTHING = new Nothing();

    /** Text, and everything that is written as text: sizes, durations, addresses, enumeration words. */
    record Text(String text) implements Value {
        @Override
        public String toString() {
            return text;
        }
    }

    record Flag(boolean on) implements Value {
        @Override
        public String toString() {
            return on ? "true" : "false";
        }
    }

    record Number(long number) implements Value {
        @Override
        public String toString() {
            return Long.toString(number);
        }
    }

    /** A multi-valued property. */
    record Items(List<Value> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return items.stream().map(Value::toString).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    record Nothing() implements Value {
        @Override
        public String toString() {
            return "$null";
        }
    }

    static Value of(String text) {
        return new Text(text);
    }

    static Value of(boolean on) {
        return new Flag(on);
    }

    static Value of(long number) {
        return new Number(number);
    }

    static Value of(List<String> texts) {
        return new Items(texts.stream().map(Value::of).toList());
    }
}
