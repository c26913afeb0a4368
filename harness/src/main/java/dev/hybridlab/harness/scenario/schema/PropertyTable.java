package dev.hybridlab.harness.scenario.schema;

import dev.hybridlab.mailflow.catalogue.Catalogue;
import dev.hybridlab.mailflow.catalogue.ObjectType;
import dev.hybridlab.mailflow.catalogue.Property;
import dev.hybridlab.mailflow.catalogue.PropertyType;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code docs/properties.md}: every property of every kind of object, and what it does here. */
public final class PropertyTable {
    private PropertyTable() {}

    /** @param shownBy for {@code InboundConnector.Enabled} the difference that its flip shows; others have no entry */
    public static String markdown(Map<String, String> shownBy) {
        var out = new StringBuilder("""
            # Properties

            Made from the catalogue; `mvn -q -pl harness -am test -Dtest=PublishedFilesTest -Dpublish=true` makes it again. "modelled"
            changes what happens to mail; "no effect" is accepted, counted in every run, and changes nothing here; "refused" is a
            problem of the file. Defaults are the product's; some depend on the server's role, the side or the profile. "Shown by" is what
            a user sees change when a test flips that one property, from scenarios/src/test/resources/flips.
            """);
        Catalogue.types().forEach(type -> table(out, type, shownBy));
        return out.toString();
    }

    private static void table(StringBuilder out, ObjectType type, Map<String, String> shownBy) {
        out.append("\n## ")
                .append(type.name())
                .append("\n\nIn `")
                .append(type.section())
                .append("`.\n\n")
                .append("| Property | Type | Default | Here | Effect | Facts | Shown by |\n"
                        + "|---|---|---|---|---|---|---|\n");
        for (var property : type.properties()) {
            out.append("| ")
                    .append(property.name())
                    .append(" | ")
                    .append(cell(words(property.type())))
                    .append(" | ")
                    .append(
                            property.required()
                                    ? "required"
                                    : cell(property.byDefault().toString()))
                    .append(" | ")
                    .append(status(property))
                    .append(" | ")
                    .append(cell(property.effect()))
                    .append(" | ")
                    .append(String.join(", ", property.facts()))
                    .append(" | ")
                    .append(cell(shownBy.getOrDefault(type.name() + "." + property.name(), "")))
                    .append(" |\n");
        }
    }

    private static String status(Property property) {
        return switch (property.status()) {
            case MODELLED -> "modelled";
            case NO_EFFECT -> "no effect";
            case REFUSED -> "refused";
        };
    }

    private static String words(PropertyType type) {
        return switch (type) {
            case PropertyType.Flag flag -> "true or false";
            case PropertyType.Whole(var least, var most) -> least + " to " + most;
            case PropertyType.Text(var form) ->
                form.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            case PropertyType.Word(var words) -> words.stream().collect(Collectors.joining(", "));
            case PropertyType.Many(var of) -> "list of " + words(of);
        };
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ");
    }
}
