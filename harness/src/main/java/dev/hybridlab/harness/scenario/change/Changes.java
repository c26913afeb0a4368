package dev.hybridlab.harness.scenario.change;

import dev.hybridlab.harness.scenario.Change;
import dev.hybridlab.harness.scenario.topology.Objects;
import dev.hybridlab.harness.scenario.topology.TopologyFile;
import dev.hybridlab.harness.scenario.topology.Values;
import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.Problem;
import dev.hybridlab.harness.scenario.yaml.Problems;
import dev.hybridlab.harness.scenario.yaml.Read;
import dev.hybridlab.mailflow.catalogue.Catalogue;
import dev.hybridlab.mailflow.catalogue.ObjectType;
import dev.hybridlab.mailflow.catalogue.Property;
import dev.hybridlab.mailflow.catalogue.PropertyType;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.resolution.Expansion;
import dev.hybridlab.mailflow.resolution.Findings;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.SourceLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Applies changes to an expanded configuration. A path ends at a property ({@code =}, {@code +}, {@code -}), at an object
 * ({@code null} removes it) or at a section ({@code +} adds an object). What was derived from defaults follows; what the
 * wizard and the synchronisation made stays as it is, as on real systems.
 */
public final class Changes {
    private static final String DNS = "dns";

    private final Problems problems = new Problems();
    private final Origin.Kind kind;
    private final Objects objects = new Objects(problems, this::origin);

    private Changes(Origin.Kind kind) {
        this.kind = kind;
    }

    /**
     * What changes made of a configuration.
     *
     * @param after with every change that could be read; the others are left out
     * @param problems of the others, and what contradicts something else afterwards
     * @param unsaid what may contradict only because others were left out
     */
    public record Tried(Configuration after, List<Problem> problems, List<Problem> unsaid) {
        public Tried {
            problems = List.copyOf(problems);
            unsaid = List.copyOf(unsaid);
        }
    }

    /** All problems at once; what contradicts something else afterwards is one too. */
    public static Read<Configuration> apply(Configuration before, List<Change> changes, Origin.Kind kind) {
        var tried = tried(before, changes, kind);
        return tried.problems().isEmpty() ? new Read.Good<>(tried.after()) : new Read.Bad<>(tried.problems());
    }

    /** Applies what can be applied, so that whoever checks can go on behind a mistake. */
    public static Tried tried(Configuration before, List<Change> changes, Origin.Kind kind) {
        var applying = new Changes(kind);
        var after = before;
        for (var change : changes) {
            after = applying.apply(after, change);
        }
        if (changes.isEmpty()) {
            return new Tried(after, List.of(), List.of());
        }
        after = Expansion.settle(after);
        var said = applying.problems.isEmpty();
        var all = Findings.of(after).stream()
                .collect(Collectors.partitioningBy(
                        finding -> (said || finding.at().kind() == kind) && !applying.objects.explains(finding)));
        var source = changes.getFirst().place().source();
        applying.problems.addAll(TopologyFile.told(all.getOrDefault(true, List.of()), source));
        return new Tried(after, applying.problems.all(), TopologyFile.told(all.getOrDefault(false, List.of()), source));
    }

    private Origin origin(SourceLine at) {
        return new Origin(kind, Optional.of(at));
    }

    private Configuration apply(Configuration before, Change change) {
        return ConfigPath.read(change.path(), change.place(), problems)
                .map(path -> {
                    var base = withName(before, path, change);
                    return Target.find(base, path, problems)
                            .map(target -> change(base, target, change))
                            .orElse(before);
                })
                .orElse(before);
    }

    /** A DNS name begins to exist with its first record. */
    private Configuration withName(Configuration before, ConfigPath path, Change change) {
        var first = path.pieces().getFirst();
        var name = first.key()
                .filter(key -> first.name().equals(DNS) && path.pieces().size() == 2);
        var section = new Section("", DNS);
        if (name.isEmpty()
                || change.kind() != Change.Kind.SET
                || change.value().isNothing()
                || before.objects("", DNS).stream()
                        .anyMatch(each -> each.identity().equalsIgnoreCase(name.get()))) {
            return before;
        }
        var kind = Catalogue.inSection(Target.place(""), DNS).getFirst();
        return before.plus(
                section, new ConfigObject(kind.name(), name.get(), new LinkedHashMap<>(), origin(change.at())));
    }

    private Configuration change(Configuration before, Target target, Change change) {
        if (target.property().isPresent()) {
            return property(before, withSingle(before, target), change);
        }
        if (target.objects().isEmpty()) {
            return change.kind() == Change.Kind.ADD
                    ? add(before, target.section(), change)
                    : refuse(
                            before,
                            change,
                            "'" + change.path() + "' is a section",
                            "add to it with '" + change.path() + "+', or name one of its objects in brackets");
        }
        if (change.kind() == Change.Kind.SET && change.value().isNothing()) {
            return remove(before, target);
        }
        return refuse(
                before,
                change,
                "'" + change.path() + "' is an object",
                "name one of its properties behind a dot, or set it to null to remove it");
    }

    private Configuration refuse(Configuration before, Change change, String found, String mend) {
        problems.add(change.place(), found, mend);
        return before;
    }

    /** A section of one object needs no brackets. */
    private Target withSingle(Configuration before, Target target) {
        return target.objects().isEmpty()
                ? new Target(
                        target.section(),
                        before.objects(
                                target.section().owner(), target.section().name()),
                        target.property())
                : target;
    }

    private static Configuration remove(Configuration before, Target target) {
        var gone = new LinkedHashSet<>(target.objects());
        var left = before.objects(target.section().owner(), target.section().name()).stream()
                .filter(object -> !gone.contains(object))
                .toList();
        return before.with(target.section(), left);
    }

    private Configuration add(Configuration before, Section section, Change change) {
        var kinds = Catalogue.inSection(Target.place(section.owner()), section.name());
        var after = before;
        for (var item : change.value().asList()) {
            var object = objects.listed(item, kinds);
            if (object.isPresent()) {
                after = after.plus(section, object.get());
            }
        }
        return section.name().equals("servers")
                ? Expansion.settle(after)
                : after; // its connectors can be changed at once
    }

    private Configuration property(Configuration before, Target target, Change change) {
        var piece = target.property().orElseThrow();
        var key = new Node.Scalar(piece.place(), piece.name(), Node.Scalar.Kind.TEXT);
        var after = before;
        var told = problems.count();
        for (var object : target.objects()) {
            if (problems.count() > told) {
                return after; // the same mistake once
            }
            var type = Catalogue.type(object.type()).orElseThrow();
            var property = objects.known(type, key);
            if (property.isPresent()) {
                var changed = changed(object, type, property.get(), change);
                after = after.mapped(target.section(), each -> each.equals(object) ? changed : each);
            }
        }
        return after;
    }

    private ConfigObject changed(ConfigObject object, ObjectType type, Property property, Change change) {
        if (change.value().isNothing()) {
            return object.without(property.name());
        }
        var value = Values.read(change.value(), property, problems);
        if (value.isEmpty()) {
            return object;
        }
        var wanted = switch (change.kind()) {
            case SET -> value;
            case ADD, REMOVE -> combined(object, property, value.get(), change);
        };
        return wanted.map(each -> named(object, type, property, each)
                        .with(property.name(), new Setting(each, origin(change.at()))))
                .orElse(object);
    }

    /** A new name is a new identity; a receive connector's begins with its server, {@code EX01\Relay}. */
    private static ConfigObject named(ConfigObject object, ObjectType type, Property property, Value value) {
        if (!property.name().equals(type.identity())) {
            return object;
        }
        var identity = object.identity().substring(0, object.identity().lastIndexOf('\\') + 1) + value;
        return new ConfigObject(object.type(), identity, object.settings(), object.origin());
    }

    private Optional<Value> combined(ConfigObject object, Property property, Value value, Change change) {
        if (!(property.type() instanceof PropertyType.Many)) {
            problems.add(change.place(), "'" + property.name() + "' is no list", "set it without '+' or '-'");
            return Optional.empty();
        }
        var items = new ArrayList<>(object.texts(property.name()));
        var given = value instanceof Value.Items(var list)
                ? list.stream().map(Value::toString).toList()
                : List.of(value.toString());
        if (change.kind() == Change.Kind.ADD) {
            items.addAll(given);
        } else if (!items.removeAll(given)) {
            problems.add(
                    change.value().place(), "'" + property.name() + "' does not hold " + given, "it holds " + items);
        }
        return Optional.of(Value.of(items));
    }
}
