package dev.hybridlab.harness.testkit;

import dev.hybridlab.harness.scenario.file.Selection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds scenario files for tests. */
public final class ScenarioFiles {
    /** Of jars on the class path; open as long as the JVM, since a scenario is read when its turn comes. */
    private static final Map<String, FileSystem> JARS = new ConcurrentHashMap<>();

    private ScenarioFiles() {}

    /**
     * Files as named, and every scenario of a folder, in the order of their names.
     *
     * @param filesOrFolders counted from the working directory; else folders and files on the class path
     * @param tag only scenarios with this tag or symptom; empty: all
     * @throws IllegalArgumentException if nothing is there: a test of nothing must not be green
     */
    public static List<TestScenario> in(List<String> filesOrFolders, String tag, Fabric fabric) {
        var paths = filesOrFolders.stream().map(ScenarioFiles::path).toList();
        var chosen = Selection.of(paths, Optional.of(tag).filter(word -> !word.isBlank()));
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("there is no scenario"
                    + (tag.isBlank() ? "" : " with the tag or symptom '" + tag + "'") + " in " + filesOrFolders
                    + "; a scenario is a .yaml file whose first key is 'scenario:'");
        }
        return chosen.stream().map(each -> new TestScenario(each, fabric)).toList();
    }

    private static Path path(String name) {
        var file = Path.of(name);
        return Files.exists(file)
                ? file
                : resource(name)
                        .orElseThrow(() -> new IllegalArgumentException("there is no '" + name
                                + "': no file or folder, counted from "
                                + Path.of("").toAbsolutePath() + ", and nothing on the class path"));
    }

    private static Optional<Path> resource(String name) {
        var loader = Thread.currentThread().getContextClassLoader();
        var found = loader == null ? null : loader.getResource(name);
        try {
            return found == null ? Optional.empty() : Optional.of(path(found.toURI()));
        } catch (URISyntaxException | IOException unreadable) {
            throw new IllegalArgumentException("'" + name + "' on the class path cannot be read", unreadable);
        }
    }

    private static Path path(URI resource) throws IOException {
        if (!"jar".equals(resource.getScheme())) {
            return Path.of(resource);
        }
        var text = resource.toString();
        var cut = text.indexOf('!');
        var inside = text.substring(cut + 1);
        return JARS.computeIfAbsent(text.substring(0, cut), ScenarioFiles::jar).getPath(inside);
    }

    private static FileSystem jar(String uri) {
        try {
            return FileSystems.newFileSystem(Path.of(URI.create(uri.substring("jar:".length()))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
