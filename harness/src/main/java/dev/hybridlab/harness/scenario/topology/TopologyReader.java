package dev.hybridlab.harness.scenario.topology;

import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.Problems;
import dev.hybridlab.harness.scenario.yaml.Spelling;
import dev.hybridlab.mailflow.catalogue.Catalogue;
import dev.hybridlab.mailflow.catalogue.ObjectType;
import dev.hybridlab.mailflow.catalogue.ObjectType.Place;
import dev.hybridlab.mailflow.catalogue.Property;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.resolution.Finding;
import dev.hybridlab.mailflow.trace.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the blocks of a topology file into sections: which keys may stand where is asked of the catalogue. */
final class TopologyReader {
    /** Blocks whose objects are keyed by their name in place of being a list. */
    private static final Set<String> KEYED = Set.of("certificates", "dns");

    private static final List<String> BLOCKS = List.of("topology", "onprem", "exo", "otherTenants");

    private final Problems problems;
    private final Objects objects;
    private Configuration configuration = new Configuration("", new LinkedHashMap<>());

    TopologyReader(Problems problems) {
        this.problems = problems;
        this.objects = new Objects(problems, Origin::file);
    }

    /** Whether a mistake that was told while reading is all that is behind this finding. */
    boolean explains(Finding finding) {
        return objects.explains(finding);
    }

    Configuration read(Node.Mapping root) {
        var title = root.get("topology").filter(Node.Scalar.class::isInstance).map(each -> ((Node.Scalar) each).text());
        if (title.isEmpty() || title.get().isBlank()) {
            problems.add(root.place(), "'topology' is missing", "a topology begins with 'topology: ' and a title");
        }
        configuration = new Configuration(title.orElse(""), new LinkedHashMap<>());
        block(Place.LAB, "", root, BLOCKS);
        root.get("onprem").ifPresent(this::organizations);
        root.get("exo").ifPresent(node -> tenant("exo", Place.EXO, node));
        root.get("otherTenants").ifPresent(node -> node.asList().forEach(this::otherTenant));
        return configuration;
    }

    private void organizations(Node node) {
        var all = node.asList();
        for (var i = 0; i < all.size(); i++) {
            var owner = i == 0 ? "onprem" : "onprem[" + (i + 1) + "]";
            mapping(all.get(i)).ifPresent(block -> {
                block(Place.ONPREM, owner, block, List.of());
                serversConnectors(owner, block);
            });
        }
    }

    /** A receive connector may also stand inside its server. */
    private void serversConnectors(String owner, Node.Mapping block) {
        var servers = block.get("servers").map(Node::asList).orElse(List.of());
        for (var server : servers) {
            if (server instanceof Node.Mapping mapping) {
                var name = mapping.get("Name")
                        .map(each -> each instanceof Node.Scalar scalar ? scalar.text() : "")
                        .orElse("");
                for (var section : Catalogue.sections(Place.SERVER)) {
                    mapping.get(section).ifPresent(node -> list(new Section(owner, section), Place.SERVER, node, name));
                }
            }
        }
    }

    private void tenant(String owner, Place place, Node node) {
        mapping(node).ifPresent(block -> block(place, owner, block, List.of()));
    }

    private void otherTenant(Node node) {
        mapping(node).ifPresent(block -> {
            var name =
                    block.get("tenant").filter(Node.Scalar.class::isInstance).map(each -> ((Node.Scalar) each).text());
            if (name.isEmpty()) {
                problems.add(block.place(), "'tenant' is missing", "each of otherTenants names its initial domain");
            } else {
                block(Place.TENANT, "otherTenants[" + name.get() + "]", block, List.of());
            }
        });
    }

    private Optional<Node.Mapping> mapping(Node node) {
        if (node instanceof Node.Mapping block) {
            return Optional.of(block);
        }
        problems.add(node.place(), "a block is expected, not " + node.described(), "write keys and values below it");
        return Optional.empty();
    }

    private void block(Place place, String owner, Node.Mapping block, List<String> elsewhere) {
        var own = Catalogue.settingsOf(place);
        var sections = new ArrayList<>(Catalogue.sections(place));
        own.ifPresent(kind -> sections.remove(kind.section()));
        var settings = new LinkedHashMap<String, Setting>();
        for (var entry : block.entries()) {
            if (elsewhere.contains(entry.name())) {
                continue;
            }
            if (sections.contains(entry.name())) {
                section(new Section(owner, entry.name()), place, entry.value());
            } else if (own.flatMap(kind -> kind.property(entry.name()))
                    .filter(each -> each.name().equals(entry.name()))
                    .isPresent()) {
                own(own.get(), entry)
                        .ifPresent(found -> settings.put(found.property().name(), found.setting()));
            } else {
                var candidates = new ArrayList<>(sections);
                candidates.addAll(elsewhere);
                unknown(place, entry, candidates, own);
            }
        }
        own.ifPresent(kind -> keepOwn(new Section(owner, kind.section()), kind, settings, block));
    }

    private void unknown(Place place, Node.Entry entry, List<String> candidates, Optional<ObjectType> own) {
        own.ifPresent(kind -> kind.properties().stream().map(Property::name).forEach(candidates::add));
        var where = switch (place) {
            case LAB -> "a topology has";
            case ONPREM -> "onprem has";
            case EXO, TENANT -> "a tenant has";
            case SERVER -> "a server has";
        };
        problems.add(
                entry.key().place(),
                "unknown key '" + entry.name() + "'",
                Spelling.hint(where, entry.name(), candidates));
    }

    /** {@code assumptions} are written as a mapping and kept as {@code name=value}. */
    private Optional<Objects.Found> own(ObjectType kind, Node.Entry entry) {
        if (entry.name().equals("assumptions") && entry.value() instanceof Node.Mapping mapping) {
            var texts = new ArrayList<String>();
            for (var each : mapping.entries()) {
                AssumptionCheck.of(each, problems);
                texts.add(each.name() + "=" + (each.value() instanceof Node.Scalar scalar ? scalar.text() : ""));
            }
            var setting =
                    new Setting(Value.of(texts), Origin.file(entry.key().place().at()));
            return kind.property("assumptions").map(property -> new Objects.Found(property, setting));
        }
        return objects.setting(kind, entry);
    }

    private void keepOwn(
            Section section, ObjectType kind, LinkedHashMap<String, Setting> settings, Node.Mapping block) {
        if (settings.isEmpty()) {
            return;
        }
        var named = settings.get(kind.identity());
        var identity = named == null ? section.name() : named.value().toString();
        configuration = configuration.plus(
                section,
                new ConfigObject(
                        kind.name(),
                        identity,
                        settings,
                        Origin.file(block.place().at())));
    }

    private void section(Section section, Place place, Node node) {
        var kinds = Catalogue.inSection(place, section.name());
        if (kinds.getFirst().single()) {
            mapping(node).ifPresent(block -> single(section, kinds.getFirst(), block));
        } else if (KEYED.contains(section.name())) {
            mapping(node).ifPresent(block -> keyed(section, kinds.getFirst(), block));
        } else {
            list(section, place, node, "");
        }
    }

    private void single(Section section, ObjectType kind, Node.Mapping block) {
        var object = objects.object(kind, section.name(), block);
        var identity = object.text(kind.identity()).orElse(section.name());
        configuration = configuration.plus(
                section, new ConfigObject(object.type(), identity, object.settings(), object.origin()));
    }

    private void keyed(Section section, ObjectType kind, Node.Mapping block) {
        for (var entry : block.entries()) {
            mapping(entry.value()).ifPresent(body -> {
                var object = objects.object(kind, entry.name(), body);
                var origin = Origin.file(entry.key().place().at());
                configuration = configuration.plus(
                        section,
                        new ConfigObject(kind.name(), entry.name(), object.settings(), origin)
                                .with(kind.identity(), new Setting(Value.of(entry.name()), origin)));
            });
        }
    }

    private void list(Section section, Place place, Node node, String server) {
        if (node.isNothing()) {
            return;
        }
        var kinds = Catalogue.inSection(place, section.name());
        for (var item : node.asList()) {
            objects.listed(withoutSections(item, place, section), kinds).ifPresent(object -> {
                var whole = server.isEmpty()
                        ? object
                        : object.with("Server", new Setting(Value.of(server), object.origin()));
                configuration = configuration.plus(section, whole);
            });
        }
    }

    /** What stands inside a server and is a section of its own is read elsewhere. */
    private static Node withoutSections(Node item, Place place, Section section) {
        if (place != Place.ONPREM || !section.name().equals("servers") || !(item instanceof Node.Mapping mapping)) {
            return item;
        }
        var inner = Catalogue.sections(Place.SERVER);
        return new Node.Mapping(
                mapping.place(),
                mapping.entries().stream()
                        .filter(entry -> !inner.contains(entry.name()))
                        .toList());
    }
}
