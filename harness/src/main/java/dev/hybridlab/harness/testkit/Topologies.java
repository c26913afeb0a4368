package dev.hybridlab.harness.testkit;

import dev.hybridlab.harness.run.ProblemsFound;
import dev.hybridlab.harness.scenario.LoadedTopology;
import dev.hybridlab.harness.scenario.topology.TopologyFile;
import dev.hybridlab.harness.scenario.yaml.Problem;
import dev.hybridlab.harness.scenario.yaml.Read;
import dev.hybridlab.harness.scenario.yaml.Spelling;
import dev.hybridlab.harness.scenario.yaml.YamlFile;
import dev.hybridlab.mailflow.trace.SourceLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Topologies for tests: files, class path resources, and those that hybridlab ships. */
public final class Topologies {
    /** The names of those that hybridlab ships. */
    public static final List<String> SHIPPED = List.of(
            "appliance-beside",
            "behind-nat",
            "centralized-transport",
            "classic-hybrid",
            "edge-transport",
            "gateway-in-front",
            "mx-on-premises",
            "token-clients");

    /** A topology does not change once it is read, and reading it takes most of the start of a lab. */
    private static final Map<Source, Read<LoadedTopology>> KNOWN = new ConcurrentHashMap<>();

    private record Source(String name, String text) {}

    private Topologies() {}

    /** One that is written in Java; begins with its title. */
    public static TopologyBuilder topology(String title) {
        return new TopologyBuilder(title);
    }

    /** One on-premises server, one tenant, MX at Exchange Online, Internet mail leaves through Exchange Online. */
    public static LoadedTopology classicHybrid() {
        return named("classic-hybrid");
    }

    /**
     * In this order: a file, counted from the working directory; a class path resource; a name of {@link #SHIPPED}.
     *
     * @throws ProblemsFound if there is none, or it has mistakes: all of them, with place and remedy
     */
    public static LoadedTopology named(String name) {
        if (name.isBlank()) {
            throw new ProblemsFound(List.of(nothing("the name of the topology", "is empty", "name one", name)));
        }
        return Lab.good(file(name)
                .map(Topologies::read)
                .or(() -> resource(name).map(text -> read(name, text)))
                .or(() -> shipped(name))
                .orElseGet(() -> new Read.Bad<>(List.of(missing(name)))));
    }

    private static Optional<Path> file(String name) {
        try {
            return Optional.of(Path.of(name)).filter(Files::isRegularFile);
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    private static Optional<Read<LoadedTopology>> shipped(String name) {
        var plain = name.endsWith(".yaml") ? name.substring(0, name.length() - 5) : name;
        return SHIPPED.contains(plain)
                ? text(Topologies.class.getResourceAsStream("topologies/" + plain + ".yaml"))
                        .map(text -> read(plain + ".yaml", text))
                : Optional.empty();
    }

    /** A folder of the class path would be read as the list of what lies in it. */
    private static Optional<String> resource(String name) {
        var loader = Thread.currentThread().getContextClassLoader();
        return loader == null || isFolder(loader.getResource(name))
                ? Optional.empty()
                : text(loader.getResourceAsStream(name));
    }

    private static boolean isFolder(@Nullable URL resource) {
        try {
            return resource != null
                    && resource.getProtocol().equals("file")
                    && Files.isDirectory(Path.of(resource.toURI()));
        } catch (URISyntaxException noPath) {
            return false;
        }
    }

    private static boolean isFolder(String name) {
        try {
            var loader = Thread.currentThread().getContextClassLoader();
            return Files.isDirectory(Path.of(name)) || loader != null && isFolder(loader.getResource(name));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    private static Optional<String> text(@Nullable InputStream resource) {
        if (resource == null) {
            return Optional.empty();
        }
        try (resource) {
            return Optional.of(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Read<LoadedTopology> read(Path file) {
        try {
            return KNOWN.computeIfAbsent(
                    new Source(YamlFile.name(file), Files.readString(file)), same -> TopologyFile.read(file));
        } catch (IOException unreadable) {
            return TopologyFile.read(file); // which says why
        }
    }

    private static Read<LoadedTopology> read(String name, String text) {
        return KNOWN.computeIfAbsent(
                new Source(name, text), same -> YamlFile.of(name, text).then(TopologyFile::read));
    }

    private static Problem missing(String name) {
        if (isFolder(name)) {
            return nothing(name, "is a folder", "name a file in it", name);
        }
        var found = "there is no such topology: no file, counted from "
                + Path.of("").toAbsolutePath()
                + ", no resource on the class path, and none that hybridlab ships";
        return new Problem(
                new SourceLine(name, 1, 1), 1, found, "", Spelling.hint("hybridlab ships", name, SHIPPED), true);
    }

    private static Problem nothing(String what, String found, String mend, String name) {
        return new Problem(
                new SourceLine(what, 1, 1),
                1,
                found,
                "",
                mend + "; " + Spelling.hint("hybridlab ships", name, SHIPPED),
                true);
    }
}
