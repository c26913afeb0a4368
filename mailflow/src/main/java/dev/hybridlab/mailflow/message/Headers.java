package dev.hybridlab.mailflow.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Header fields in their order, duplicates kept. Immutable: every change is a new value.
 *
 * @param fields top first
 */
public record Headers(List<HeaderField> fields) {
    public static final Headers NONE = new Headers(List.of());

    public Headers {
        fields = List.copyOf(fields);
    }

    /** The unfolded value of the topmost field of that name. */
    public Optional<String> first(String name) {
        for (var field : fields) {
            if (field.is(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    /** The unfolded values of all fields of that name, top first. */
    public List<String> all(String name) {
        var all = new ArrayList<String>();
        for (var field : fields) {
            if (field.is(name)) {
                all.add(field.value());
            }
        }
        return List.copyOf(all);
    }

    public boolean has(String name) {
        for (var field : fields) {
            if (field.is(name)) {
                return true;
            }
        }
        return false;
    }

    public long count(String name) {
        return fields.stream().filter(field -> field.is(name)).count();
    }

    /** A new field above all others, as trace fields are (RFC 5321 §4.4). */
    public Headers prepend(String name, String value) {
        var changed = new ArrayList<HeaderField>(fields.size() + 1);
        changed.add(HeaderField.of(name, value));
        changed.addAll(fields);
        return new Headers(changed);
    }

    /** A new field below all others. */
    public Headers append(String name, String value) {
        var changed = new ArrayList<>(fields);
        changed.add(HeaderField.of(name, value));
        return new Headers(changed);
    }

    /** Without the fields that match. */
    public Headers without(Predicate<HeaderField> unwanted) {
        return new Headers(fields.stream().filter(unwanted.negate()).toList());
    }
}
