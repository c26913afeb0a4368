package dev.hybridlab.mailflow.catalogue;

import dev.hybridlab.mailflow.configuration.Value;
import java.util.List;

/**
 * One property of one kind of object.
 *
 * @param name the cmdlet's own spelling; a small first letter for the lab's own keys
 * @param type what it may be set to
 * @param byDefault the product's default; {@link Value#NOTHING} for {@code $null}
 * @param required whether a file must give it
 * @param status what setting it does here
 * @param effect one sentence: what it changes in mail flow, or why it has no effect, or why it is refused
 * @param facts the ids of its rows in docs/facts
 */
public record Property(
        String name,
        PropertyType type,
        Value byDefault,
        boolean required,
        Status status,
        String effect,
        List<String> facts) {
    /** NO_EFFECT is accepted and counted in every run; REFUSED is a problem of the file. */
    public enum Status {
        MODELLED,
        NO_EFFECT,
        REFUSED
    }

    public Property {
        facts = List.copyOf(facts);
    }
}
