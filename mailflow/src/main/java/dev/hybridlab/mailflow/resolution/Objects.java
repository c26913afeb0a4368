package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.trace.Origin;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Making objects and laying them beside what the file already says, which always wins. */
final class Objects {
    private Objects() {}

    /** An object that so far has only its identity. */
    static Draft draft(String type, String property, String identity, Origin origin) {
        return new Draft(new ConfigObject(type, identity, new LinkedHashMap<>(), origin))
                .set(property, Value.of(identity));
    }

    static Optional<ConfigObject> find(Configuration configuration, Section section, String identity) {
        return configuration.objects(section.owner(), section.name()).stream()
                .filter(object -> object.identity().equalsIgnoreCase(identity))
                .findFirst();
    }

    /** Adds the object; where one of that identity stands already, adds only the settings that it lacks. */
    static Configuration merge(Configuration configuration, Section section, ConfigObject made) {
        if (find(configuration, section, made.identity()).isEmpty()) {
            return configuration.plus(section, made);
        }
        return configuration.mapped(
                section, object -> object.identity().equalsIgnoreCase(made.identity()) ? lay(object, made) : object);
    }

    private static ConfigObject lay(ConfigObject written, ConfigObject made) {
        var result = written;
        for (var setting : made.settings().entrySet()) {
            if (!written.settings().containsKey(setting.getKey())) {
                result = result.with(setting.getKey(), setting.getValue());
            }
        }
        return result;
    }

    /** An object in the making; every setting gets the object's origin unless it names its own. */
    record Draft(ConfigObject object) {
        Draft set(String property, Value value) {
            return set(property, value, object.origin());
        }

        Draft set(String property, String text) {
            return set(property, Value.of(text));
        }

        Draft set(String property, boolean on) {
            return set(property, Value.of(on));
        }

        Draft set(String property, Value value, Origin origin) {
            return new Draft(object.with(property, new Setting(value, origin)));
        }
    }
}
