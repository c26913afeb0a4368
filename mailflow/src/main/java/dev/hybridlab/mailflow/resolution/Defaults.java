package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.catalogue.Catalogue;
import dev.hybridlab.mailflow.catalogue.Property;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.trace.Origin;
import java.util.LinkedHashMap;
import java.util.List;

/** Gives every property that nobody set its default: that of its situation, else the catalogue's. */
final class Defaults {
    private Defaults() {}

    static Configuration fill(Configuration configuration) {
        var settings = LabViews.settings(configuration);
        var filled = new LinkedHashMap<Section, List<ConfigObject>>();
        configuration.sections().forEach((section, objects) -> {
            var situation = new Situation(configuration, section.owner(), settings);
            filled.put(
                    section,
                    objects.stream().map(object -> fill(object, situation)).toList());
        });
        return new Configuration(configuration.title(), filled);
    }

    /** In the order of the catalogue, so that two ways to say the same thing look the same. */
    private static ConfigObject fill(ConfigObject object, Situation situation) {
        var type = Catalogue.type(object.type());
        if (type.isEmpty()) {
            return object;
        }
        var settings = new LinkedHashMap<String, Setting>();
        for (var property : type.get().properties()) {
            var written = object.setting(property.name());
            if (written.isPresent()) {
                settings.put(property.name(), written.get());
            } else if (property.name().equals(type.get().identity())) {
                settings.put(property.name(), new Setting(Value.of(object.identity()), object.origin()));
            } else if (property.status() != Property.Status.REFUSED) { // nobody could write it out and read it back
                var value = situation.byDefault(object, property.name()).orElse(property.byDefault());
                settings.put(property.name(), new Setting(value, Origin.DEFAULT));
            }
        }
        object.settings().forEach(settings::putIfAbsent);
        return new ConfigObject(object.type(), object.identity(), settings, object.origin());
    }
}
