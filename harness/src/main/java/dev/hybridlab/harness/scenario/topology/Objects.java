package dev.hybridlab.harness.scenario.topology;

import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.Problems;
import dev.hybridlab.harness.scenario.yaml.Spelling;
import dev.hybridlab.mailflow.catalogue.ObjectType;
import dev.hybridlab.mailflow.catalogue.Property;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.NearWord;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.resolution.Finding;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.SourceLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Turns a mapping into an object of the configuration, property by property. */
public final class Objects {
    private final Problems problems;
    private final Function<SourceLine, Origin> origin;
    private final List<Unread> unread = new ArrayList<>();

    /** A setting that is written and could not be read. */
    private record Unread(SourceLine object, String property) {}

    /** @param origin who wrote it: the file, a change or a fix */
    public Objects(Problems problems, Function<SourceLine, Origin> origin) {
        this.problems = problems;
        this.origin = origin;
    }

    /**
     * One object of a list.
     *
     * @param kinds that may stand there; more than one only for recipients, where the key with the address tells
     */
    public Optional<ConfigObject> listed(Node node, List<ObjectType> kinds) {
        if (!(node instanceof Node.Mapping mapping)) {
            problems.add(
                    node.place(),
                    "an object is expected, not " + node.described(),
                    "write {" + kinds.getFirst().identity() + ": ...}");
            return Optional.empty();
        }
        var kind = kinds.size() == 1
                ? Optional.of(kinds.getFirst())
                : kinds.stream()
                        .filter(each -> mapping.get(each.identity()).isPresent())
                        .findFirst();
        if (kind.isEmpty()) {
            var meant = near(mapping, kinds);
            if (meant.isPresent()) {
                object(meant.get(), "", mapping); // for its problems
                return Optional.empty();
            }
            problems.add(
                    mapping.place(),
                    "what kind of object is this?",
                    "one of its keys is "
                            + Spelling.listed(
                                    kinds.stream().map(ObjectType::identity).toList()));
            return Optional.empty();
        }
        var identity = mapping.get(kind.get().identity())
                .filter(Node.Scalar.class::isInstance)
                .map(each -> ((Node.Scalar) each).text());
        if (identity.isEmpty() || identity.get().isBlank()) {
            problems.add(
                    mapping.place(),
                    "'" + kind.get().identity() + "' is missing",
                    article(kind.get().name()) + " is named by it");
            object(kind.get(), "", mapping); // for its other problems
            return Optional.empty();
        }
        return Optional.of(object(kind.get(), identity.get(), mapping));
    }

    /** The kind whose identity somebody may have meant. */
    private static Optional<ObjectType> near(Node.Mapping mapping, List<ObjectType> kinds) {
        var identities = kinds.stream().map(ObjectType::identity).toList();
        return mapping.entries().stream()
                .map(entry -> NearWord.of(entry.name(), identities))
                .flatMap(Optional::stream)
                .findFirst()
                .flatMap(identity -> kinds.stream()
                        .filter(each -> each.identity().equals(identity))
                        .findFirst());
    }

    /** Whether a setting that could not be read, and was told, is all that is behind this finding. */
    public boolean explains(Finding finding) {
        return unread.stream()
                .anyMatch(
                        each -> finding.at().at().filter(each.object()::equals).isPresent()
                                && finding.found().contains(each.property()));
    }

    /** An object whose identity stands outside it. */
    public ConfigObject object(ObjectType kind, String identity, Node.Mapping mapping) {
        var settings = new LinkedHashMap<String, Setting>();
        var printed = mapping.entries().stream()
                .filter(entry -> OutputOnly.is(kind, entry.name()))
                .toList();
        outputOnly(printed);
        for (var entry : mapping.entries()) {
            if (printed.contains(entry)) {
                continue;
            }
            var told = problems.count();
            setting(kind, entry)
                    .ifPresent(found -> settings.put(found.property().name(), found.setting()));
            if (problems.count() > told) {
                unread.add(new Unread(mapping.place().at(), entry.name()));
            }
        }
        for (var property : kind.properties()) {
            if (property.required()
                    && !property.name().equals(kind.identity())
                    && !settings.containsKey(property.name())
                    && mapping.get(property.name()).isEmpty()
                    && !misspelled(kind, mapping, property)) {
                problems.add(
                        mapping.place(),
                        "'" + property.name() + "' is missing",
                        article(kind.name()) + " needs it: " + property.effect());
            }
        }
        return new ConfigObject(
                kind.name(), identity, settings, origin.apply(mapping.place().at()));
    }

    private void outputOnly(List<Node.Entry> printed) {
        if (!printed.isEmpty()) {
            var names = printed.stream().map(Node.Entry::name).toList();
            problems.add(printed.getFirst().key().place(), OutputOnly.found(names), OutputOnly.mend(names));
        }
    }

    /** Then it was told already. */
    private static boolean misspelled(ObjectType kind, Node.Mapping mapping, Property property) {
        var names = kind.properties().stream().map(Property::name).toList();
        return mapping.entries().stream()
                .map(Node.Entry::name)
                .filter(name -> !names.contains(name))
                .anyMatch(name ->
                        NearWord.of(name, names).filter(property.name()::equals).isPresent());
    }

    /** A property and what it is set to. */
    public record Found(Property property, Setting setting) {}

    /** One key of an object; empty after a problem, and for {@code null}, which leaves the default. */
    public Optional<Found> setting(ObjectType kind, Node.Entry entry) {
        var property = known(kind, entry.key());
        if (property.isEmpty()) {
            return Optional.empty();
        }
        var value = Values.read(entry.value(), property.get(), problems);
        return value.filter(each -> !(each instanceof Value.Nothing))
                .map(each -> new Found(
                        property.get(),
                        new Setting(each, origin.apply(entry.key().place().at()))));
    }

    /** The property of that name in its own spelling; a problem for an unknown or refused one. */
    public Optional<Property> known(ObjectType kind, Node.Scalar key) {
        var property = kind.property(key.text()).filter(each -> each.name().equals(key.text()));
        if (property.isEmpty()) {
            problems.add(
                    key.place(),
                    "unknown property '" + key.text() + "'",
                    Spelling.hint(
                            article(kind.name()) + " has",
                            key.text(),
                            kind.properties().stream().map(Property::name).toList()));
            return Optional.empty();
        }
        if (property.get().status() == Property.Status.REFUSED) {
            problems.add(
                    key.place(),
                    "'" + key.text() + "' cannot be set",
                    property.get().effect());
            return Optional.empty();
        }
        return property;
    }

    static String article(String noun) {
        return ("AEIOU".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }
}
