package dev.hybridlab.mailflow.configuration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/**
 * A whole topology as sections of objects, in the order of the file.
 *
 * @param title the topology's title
 * @param sections every section with its objects; single objects (TransportConfig...) are sections of one
 */
public record Configuration(String title, SequencedMap<Section, List<ConfigObject>> sections) {
    public Configuration {
        var copy = new LinkedHashMap<Section, List<ConfigObject>>();
        sections.forEach((section, objects) -> copy.put(section, List.copyOf(objects)));
        sections = Collections.unmodifiableSequencedMap(copy);
    }

    /** The objects of a section, empty when the file has none. */
    public List<ConfigObject> objects(String owner, String name) {
        return sections.getOrDefault(new Section(owner, name), List.of());
    }

    /** The owners that have a section, in their order: {@code onprem}, {@code exo}, {@code otherTenants[...]}... */
    public List<String> owners() {
        return sections.keySet().stream().map(Section::owner).distinct().toList();
    }

    /** The same with one section replaced. */
    public Configuration with(Section section, List<ConfigObject> objects) {
        var changed = new LinkedHashMap<>(sections);
        changed.put(section, objects);
        return new Configuration(title, changed);
    }

    /** The same with one more object at the end of a section. */
    public Configuration plus(Section section, ConfigObject object) {
        var objects = new ArrayList<>(sections.getOrDefault(section, List.of()));
        objects.add(object);
        return with(section, objects);
    }

    /** The same with every object of a section changed. */
    public Configuration mapped(Section section, UnaryOperator<ConfigObject> change) {
        return with(
                section,
                sections.getOrDefault(section, List.of()).stream().map(change).toList());
    }
}
