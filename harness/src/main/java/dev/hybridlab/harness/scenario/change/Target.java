package dev.hybridlab.harness.scenario.change;

import dev.hybridlab.harness.scenario.change.ConfigPath.Piece;
import dev.hybridlab.harness.scenario.yaml.Problems;
import dev.hybridlab.harness.scenario.yaml.Spelling;
import dev.hybridlab.mailflow.catalogue.Catalogue;
import dev.hybridlab.mailflow.catalogue.ObjectType.Place;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.trace.Origin;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a path means in a configuration: a section, some of its objects, and perhaps a property of theirs.
 *
 * @param objects that {@code [identity]}, {@code [hybrid]} or {@code [*]} names; empty when the path ends at the section
 * @param property the last piece, if there is one
 */
record Target(Section section, List<ConfigObject> objects, Optional<Piece> property) {
    static Optional<Target> find(Configuration configuration, ConfigPath path, Problems problems) {
        var pieces = path.pieces();
        var owner = owner(configuration, pieces.getFirst());
        var next = owner.isEmpty() ? 0 : 1;
        if (pieces.size() <= next) {
            problems.add(
                    pieces.getFirst().place(),
                    "a path names a section",
                    "write " + pieces.getFirst() + ".sendConnectors[...]");
            return Optional.empty();
        }
        var piece = pieces.get(next);
        var section = new Section(owner.orElse(""), piece.name());
        var known = configuration.sections().containsKey(section)
                || !Catalogue.inSection(place(section.owner()), section.name()).isEmpty();
        if (!known) {
            unknownSection(configuration, owner, piece, problems);
            return Optional.empty();
        }
        var rest = pieces.subList(next + 1, pieces.size());
        if (rest.size() > 1) {
            problems.add(rest.get(1).place(), "the path goes on behind a property", "it ends with the property's name");
            return Optional.empty();
        }
        return objects(configuration, section, piece, problems)
                .map(found -> new Target(section, found, rest.stream().findFirst()));
    }

    /** What kind of place an owner is. */
    static Place place(String owner) {
        if (owner.isEmpty()) {
            return Place.LAB;
        }
        return owner.startsWith("onprem") ? Place.ONPREM : owner.equals("exo") ? Place.EXO : Place.TENANT;
    }

    private static Optional<String> owner(Configuration configuration, Piece first) {
        return configuration.owners().stream()
                .filter(owner -> !owner.isEmpty() && owner.equalsIgnoreCase(first.toString()))
                .findFirst();
    }

    private static void unknownSection(
            Configuration configuration, Optional<String> owner, Piece piece, Problems problems) {
        var candidates = new LinkedHashSet<String>();
        candidates.addAll(Catalogue.sections(place(owner.orElse(""))));
        if (owner.isEmpty()) {
            configuration.owners().stream().filter(each -> !each.isEmpty()).forEach(candidates::add);
        }
        problems.add(
                piece.place(),
                "unknown section '" + piece.name() + "'",
                Spelling.hint(owner.map(each -> each + " has").orElse("the topology has"), piece.name(), candidates));
    }

    private static Optional<List<ConfigObject>> objects(
            Configuration configuration, Section section, Piece piece, Problems problems) {
        var all = configuration.objects(section.owner(), section.name());
        if (piece.key().isEmpty()) {
            return Optional.of(List.of());
        }
        var key = piece.key().get();
        var found = all.stream().filter(object -> matches(object, key)).toList();
        if (found.isEmpty()) {
            problems.add(
                    piece.place(),
                    "'" + section.name() + "' has no '" + key + "'",
                    Spelling.hint(section + " has", key, candidates(all)));
            return Optional.empty();
        }
        return Optional.of(found);
    }

    private static List<String> candidates(List<ConfigObject> all) {
        var wizard = all.stream().anyMatch(each -> each.origin().kind() == Origin.Kind.WIZARD);
        return Stream.concat(
                        wizard ? Stream.of("hybrid") : Stream.empty(),
                        all.stream().map(ConfigObject::identity))
                .toList();
    }

    /** {@code [*]} all, {@code [hybrid]} what the wizard made, else the identity in any case. */
    private static boolean matches(ConfigObject object, String key) {
        return key.equals("*")
                || key.equals("hybrid") && object.origin().kind() == Origin.Kind.WIZARD
                || object.identity().equalsIgnoreCase(key);
    }
}
