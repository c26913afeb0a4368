package dev.hybridlab.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The project's own files, as they lie in the folder the tests run in. */
final class Checkout {
    private static final Set<String> FOREIGN =
            Set.of(".git", ".idea", ".vscode", ".settings", "target", "hybridlab-report");

    private final Path root;

    Checkout(Path root) {
        this.root = root;
    }

    /** The checkout that contains the working directory; its root is the folder with launcher and parent pom. */
    static Checkout here() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("hybridlab")) || !Files.exists(folder.resolve("pom.xml"))) {
            var above = folder.getParent();
            if (above == null) {
                throw new IllegalStateException(
                        "not inside a checkout of hybridlab: " + Path.of("").toAbsolutePath());
            }
            folder = above;
        }
        return new Checkout(folder);
    }

    Path root() {
        return root;
    }

    /** Every Java source that is shipped. */
    List<Source> mainSources() {
        return sources()
                .filter(source -> source.path().contains("/src/main/java/"))
                .toList();
    }

    /** Every Java source, those of tests too. */
    Stream<Source> sources() {
        return texts().filter(source -> source.path().endsWith(".java"));
    }

    /** Every file that is UTF-8 text. */
    Stream<Source> texts() {
        return files().stream().flatMap(file -> text(file).stream());
    }

    private Optional<Source> text(Path file) {
        var path = root.relativize(file).toString().replace('\\', '/');
        try {
            return Optional.of(new Source(path, Files.readString(file)));
        } catch (MalformedInputException binary) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<Path> files() {
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return FOREIGN.contains(String.valueOf(folder.getFileName())) && !folder.equals(root)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && !FOREIGN.contains(String.valueOf(file.getFileName()))) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        found.sort(null);
        return found;
    }
}
