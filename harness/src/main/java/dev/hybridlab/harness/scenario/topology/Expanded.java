package dev.hybridlab.harness.scenario.topology;

import dev.hybridlab.mailflow.catalogue.Catalogue;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.configuration.Section;
import dev.hybridlab.mailflow.configuration.Setting;
import dev.hybridlab.mailflow.configuration.Value;
import dev.hybridlab.mailflow.trace.Origin;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An expanded topology as a file that reads back to the same: each object and setting with its origin as a remark. */
public final class Expanded {
    private static final Set<String> KEYED = Set.of("certificates", "dns");
    private static final String SETTINGS = "Settings";
    private final StringBuilder out = new StringBuilder();

    private Expanded() {}

    public static String yaml(Configuration configuration) {
        var writer = new Expanded();
        writer.write(configuration);
        return writer.out.toString();
    }

    private void write(Configuration configuration) {
        out.append("topology: ").append(quoted(configuration.title())).append('\n');
        owner(configuration, "", 0);
        var organizations = owners(configuration, "onprem");
        for (var owner : organizations) {
            block("onprem:", organizations.size() > 1, owner.equals(organizations.getFirst()));
            owner(configuration, owner, 2 + (organizations.size() > 1 ? 2 : 0));
        }
        for (var owner : owners(configuration, "exo")) {
            out.append("exo:\n");
            owner(configuration, owner, 2);
        }
        var others = owners(configuration, "otherTenants");
        for (var owner : others) {
            block("otherTenants:", true, owner.equals(others.getFirst()));
            owner(configuration, owner, 4);
        }
    }

    private static List<String> owners(Configuration configuration, String prefix) {
        return configuration.owners().stream()
                .filter(owner -> owner.startsWith(prefix))
                .toList();
    }

    private void block(String key, boolean list, boolean first) {
        if (first) {
            out.append(key).append('\n');
        }
        if (list) {
            out.append("  -\n");
        }
    }

    private void owner(Configuration configuration, String owner, int indent) {
        configuration.sections().forEach((section, objects) -> {
            if (section.owner().equals(owner)) {
                section(section, objects, indent);
            }
        });
    }

    private void section(Section section, List<ConfigObject> objects, int indent) {
        if (objects.isEmpty()) {
            return;
        }
        if (section.name().endsWith(SETTINGS)) {
            objects.getFirst().settings().forEach((name, setting) -> setting(name, setting, indent));
            return;
        }
        var single = Catalogue.type(objects.getFirst().type())
                .filter(type -> type.single())
                .isPresent();
        line(indent, section.name() + ":");
        for (var object : objects) {
            if (single) {
                settings(object, indent + 2, "");
            } else if (KEYED.contains(section.name())) {
                line(indent + 2, quoted(object.identity()) + ":   # " + object.origin());
                settings(
                        object,
                        indent + 4,
                        Catalogue.type(object.type())
                                .map(type -> type.identity())
                                .orElse(""));
            } else {
                line(indent + 2, "-   # " + object.origin());
                settings(object, indent + 4, "");
            }
        }
    }

    private void settings(ConfigObject object, int indent, String without) {
        object.settings().forEach((name, setting) -> {
            if (!name.equals(without)) {
                setting(name, setting, indent);
            }
        });
    }

    private void setting(String name, Setting setting, int indent) {
        if (name.equals("assumptions") && setting.value() instanceof Value.Items(var items)) {
            if (!items.isEmpty()) {
                line(indent, "assumptions:");
                items.forEach(item -> {
                    var text = item.toString();
                    line(
                            indent + 2,
                            text.substring(0, text.indexOf('=')) + ": "
                                    + quoted(text.substring(text.indexOf('=') + 1)));
                });
            }
            return;
        }
        if (setting.value() instanceof Value.Nothing) {
            line(indent, name + ": null" + remark(setting.origin()));
        } else {
            line(indent, name + ": " + text(setting.value()) + remark(setting.origin()));
        }
    }

    private static String remark(Origin origin) {
        return "   # " + origin;
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Text(var text) -> quoted(text);
            case Value.Flag(var on) -> Boolean.toString(on);
            case Value.Number(var number) -> Long.toString(number);
            case Value.Nothing nothing -> "null";
            case Value.Items(var items) ->
                items.stream().map(Expanded::text).collect(Collectors.joining(", ", "[", "]"));
        };
    }

    /** YAML 1.2 §7.3.1: a double-quoted text may hold anything once its quotes and backslashes are escaped. */
    private static String quoted(String text) {
        if (text.matches("[A-Za-z][A-Za-z0-9_.@-]*") && !text.matches("(?i)true|false|null|yes|no|on|off")) {
            return text;
        }
        var escaped = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                escaped.append('\\').append((char) c);
            } else if (c < ' ') {
                escaped.append("\\x%02x".formatted(c));
            } else {
                escaped.append((char) c);
            }
        });
        return escaped.append('"').toString();
    }

    private void line(int indent, String text) {
        out.append(" ".repeat(indent)).append(text).append('\n');
    }
}
