package dev.hybridlab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.catalogue.Catalogue;
import dev.hybridlab.mailflow.catalogue.ObjectType;
import dev.hybridlab.mailflow.catalogue.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every property that is called modelled, flipped alone, changes something that a user sees, over real SMTP as in the forecast. */
class PropertyFlipTest {
    /** The lab's own kinds of object; everything else is Exchange's or the identity provider's. */
    private static final Set<String> LAB = Set.of(
            "LabSettings",
            "Certificate",
            "InternetHost",
            "DnsRecord",
            "Firewall",
            "MtaStsPolicy",
            "OrganizationSettings",
            "TenantSettings",
            "Server");

    /** What no client of a scenario uses, since it needs a browser or a private key; tests of the identity provider do. */
    private static final Set<String> AT_THE_ENDPOINT = Set.of("Application.certificate", "Application.redirectUris");

    @TestFactory
    Stream<DynamicTest> flips(@TempDir Path folder) throws IOException {
        var all = Flip.all();
        return IntStream.range(0, all.size())
                .mapToObj(i -> DynamicTest.dynamicTest(
                        all.get(i).key() + ": " + all.get(i).changes(),
                        () -> shows(all.get(i), Files.createDirectories(folder.resolve(String.valueOf(i))))));
    }

    private static void shows(Flip flip, Path folder) throws IOException {
        fits(flip);
        var files = flip.write(folder);
        var base = Sightings.of(Rehearsed.steps(files.getFirst()));
        var flipped = Sightings.of(Rehearsed.live(files.getLast()));
        var gone = Sightings.only(base, flipped);
        var come = Sightings.only(flipped, base);

        for (var change : flip.changes()) {
            var words = change.split(" ", 2);
            var sides = words[1].split(" -> ", 2);
            assertThat(sides)
                    .describedAs("%s: '%s' is written: kind, what was, ->, what is", flip.key(), change)
                    .hasSize(2);
            var told = "%s: %s\nonly without the flip:%s\nonly with it:%s"
                    .formatted(flip.key(), change, listed(gone), listed(come));
            assertThat(seen(words[0], sides[0], gone) && seen(words[0], sides[1], come))
                    .withFailMessage(told)
                    .isTrue();
        }
    }

    /** Whether a line of this kind holds the text. */
    private static boolean seen(String kind, String text, List<String> lines) {
        return text.equals("nothing")
                || lines.stream().anyMatch(line -> line.startsWith(kind + " ") && line.contains(text));
    }

    private static String listed(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.startsWith("time "))
                .map(line -> "\n  " + line)
                .collect(Collectors.joining());
    }

    /** The path that is flipped ends at the property, in a section that holds objects of this kind. */
    private static void fits(Flip flip) {
        var type = Catalogue.type(flip.type()).orElseThrow();
        assertThat(type.properties())
                .filteredOn(property -> property.name().equals(flip.property()))
                .extracting(Property::status)
                .containsExactly(Property.Status.MODELLED);
        flip.path()
                .ifPresent(path -> assertThat(path)
                        .matches("(.*\\.)?" + type.section() + "(\\[.*])?\\." + flip.property() + "[+-]?")
                        .matches(each -> lives(type, each)));
    }

    private static boolean lives(ObjectType type, String path) {
        return type.places().stream().anyMatch(place -> switch (place) {
            case LAB -> path.startsWith(type.section());
            case ONPREM, SERVER -> path.startsWith("onprem");
            case EXO -> path.startsWith("exo");
            case TENANT -> path.startsWith("otherTenants");
        });
    }

    @Test
    void every_modelled_property_has_a_flip() throws IOException {
        var missing = properties(property -> property.status() == Property.Status.MODELLED);
        missing.removeAll(Flip.all().stream().map(Flip::key).toList());
        missing.removeAll(AT_THE_ENDPOINT);

        assertThat(missing).describedAs("modelled, without a row in flips/").isEmpty();
    }

    @Test
    void no_property_is_left_for_later() throws IOException {
        assertThat(properties(property -> property.effect().startsWith("not modelled yet")))
                .describedAs("'not modelled yet' is no reason")
                .isEmpty();
    }

    private static Set<String> properties(Predicate<Property> wanted) {
        return Catalogue.types().stream()
                .filter(type -> !LAB.contains(type.name()))
                .flatMap(type ->
                        type.properties().stream().filter(wanted).map(property -> type.name() + "." + property.name()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
