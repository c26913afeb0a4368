package dev.hybridlab.mailflow.catalogue;

import dev.hybridlab.mailflow.catalogue.ObjectType.Place;
import dev.hybridlab.mailflow.catalogue.Property.Status;
import dev.hybridlab.mailflow.configuration.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes one kind of object down, a line or two a property: type and default first, then what it does. */
final class Family {
    private final String name;
    private final String section;
    private final String identity;
    private final List<Place> places;
    private final List<Property> properties = new ArrayList<>();

    private Family(String name, String section, String identity, List<Place> places) {
        this.name = name;
        this.section = section;
        this.identity = identity;
        this.places = places;
    }

    static Family of(String name, String section, String identity, Place... places) {
        return new Family(name, section, identity, Arrays.asList(places));
    }

    /** The property that names the object, which a file must give. */
    Draft named(PropertyType type) {
        return new Draft(identity, type, Value.NOTHING, true);
    }

    Draft flag(String property, boolean byDefault) {
        return new Draft(property, new PropertyType.Flag(), Value.of(byDefault), false);
    }

    /** Text of a form, {@code $null} by default. */
    Draft text(String property, PropertyType.Form form) {
        return new Draft(property, new PropertyType.Text(form), Value.NOTHING, false);
    }

    Draft text(String property, PropertyType.Form form, String byDefault) {
        return new Draft(property, new PropertyType.Text(form), Value.of(byDefault), false);
    }

    /** One of these words; the first one by default. */
    Draft word(String property, String... words) {
        return new Draft(property, words(words), Value.of(words[0]), false);
    }

    /** One of these words, {@code $null} by default. */
    Draft wordOrNothing(String property, String... words) {
        return new Draft(property, words(words), Value.NOTHING, false);
    }

    Draft whole(String property, long least, long most, long byDefault) {
        return new Draft(property, new PropertyType.Whole(least, most), Value.of(byDefault), false);
    }

    /** Of any type, {@code $null} by default. */
    Draft property(String property, PropertyType type) {
        return new Draft(property, type, Value.NOTHING, false);
    }

    /** A list, empty by default unless texts are given. */
    Draft many(String property, PropertyType of, String... byDefault) {
        return new Draft(property, new PropertyType.Many(of), Value.of(Arrays.asList(byDefault)), false);
    }

    /** Adds what several kinds have in common. */
    Family with(List<Property> more) {
        properties.addAll(more);
        return this;
    }

    List<Property> properties() {
        return List.copyOf(properties);
    }

    ObjectType listed() {
        return new ObjectType(name, section, identity, places, false, properties);
    }

    ObjectType single() {
        return new ObjectType(name, section, identity, places, true, properties);
    }

    static PropertyType form(PropertyType.Form form) {
        return new PropertyType.Text(form);
    }

    static PropertyType words(String... words) {
        return new PropertyType.Word(Arrays.asList(words));
    }

    /** A property whose effect is still to be told. */
    final class Draft {
        private final String property;
        private final PropertyType type;
        private final Value byDefault;
        private final boolean required;

        private Draft(String property, PropertyType type, Value byDefault, boolean required) {
            this.property = property;
            this.type = type;
            this.byDefault = byDefault;
            this.required = required;
        }

        Draft required() {
            return new Draft(property, type, Value.NOTHING, true);
        }

        /** @param effect one sentence: what it changes in mail flow */
        Family modelled(String effect, String... facts) {
            return add(Status.MODELLED, effect, facts);
        }

        /** Nothing in mail flow follows from it, in Exchange either. */
        Family noEffect(String why, String... facts) {
            return add(Status.NO_EFFECT, why, facts);
        }

        /** Setting it would promise something that cannot be kept. */
        Family refused(String why, String... facts) {
            return add(Status.REFUSED, why, facts);
        }

        private Family add(Status status, String effect, String... facts) {
            properties.add(new Property(property, type, byDefault, required, status, effect, Arrays.asList(facts)));
            return Family.this;
        }
    }
}
