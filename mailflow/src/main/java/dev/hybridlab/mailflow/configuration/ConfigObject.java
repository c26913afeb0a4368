package dev.hybridlab.mailflow.configuration;

import dev.hybridlab.mailflow.trace.Origin;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One object of a topology, e.g. a send connector. Settings that are not written are absent until defaults are resolved.
 *
 * @param type the catalogue's name of its kind, e.g. {@code SendConnector}
 * @param identity what {@code [X]} in a path matches: Name, DomainName, Fqdn or primary address
 * @param settings property name, in the catalogue's spelling, to value and origin
 * @param origin where the object itself came from; WIZARD objects are also addressed as {@code [hybrid]}
 */
public record ConfigObject(String type, String identity, SequencedMap<String, Setting> settings, Origin origin) {
    public ConfigObject {
        settings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(settings));
    }

    public Optional<Setting> setting(String property) {
        return Optional.ofNullable(settings.get(property));
    }

    /** The value, {@link Value#NOTHING} when absent. */
    public Value value(String property) {
        var setting = settings.get(property);
        return setting == null ? Value.NOTHING : setting.value();
    }

    /** Where the property was set; the object's own origin when it was not. */
    public Origin originOf(String property) {
        var setting = settings.get(property);
        return setting == null ? origin : setting.origin();
    }

    /** The text of a property, empty for {@code $null} or empty text. */
    public Optional<String> text(String property) {
        return switch (value(property)) {
            case Value.Nothing nothing -> Optional.empty();
            case Value.Items(var items) when items.isEmpty() -> Optional.empty();
            case Value other -> other.toString().isEmpty() ? Optional.empty() : Optional.of(other.toString());
        };
    }

    /** A flag, {@code false} when absent. */
    public boolean flag(String property) {
        return value(property) instanceof Value.Flag(var on) && on;
    }

    /** The texts of a multi-valued property; a single value counts as a list of one. */
    public List<String> texts(String property) {
        return switch (value(property)) {
            case Value.Nothing nothing -> List.of();
            case Value.Items(var items) -> items.stream().map(Value::toString).toList();
            case Value one -> List.of(one.toString());
        };
    }

    /** The same object with this property set (or, for the same name, replaced). */
    public ConfigObject with(String property, Setting setting) {
        var changed = new LinkedHashMap<>(settings);
        changed.put(property, setting);
        return new ConfigObject(type, identity, changed, origin);
    }

    /** The same object without this property, so that its default applies again. */
    public ConfigObject without(String property) {
        var changed = new LinkedHashMap<>(settings);
        changed.remove(property);
        return new ConfigObject(type, identity, changed, origin);
    }
}
