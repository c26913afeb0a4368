package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.harness.scenario.yaml.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The YAML files of a folder and of the folders below it. Those of builds and reports are not entered, since other programs
 * write and delete there meanwhile; what is gone when its turn comes is no file.
 */
final class YamlFiles extends SimpleFileVisitor<Path> {
    private static final Set<String> SKIPPED = Set.of("target", "src", "lessons", "hybridlab-report");

    private final Path folder;
    private final List<Path> found = new ArrayList<>();

    private YamlFiles(Path folder) {
        this.folder = folder;
    }

    /** In the order of their names. */
    static List<Path> in(Path folder) {
        var files = new YamlFiles(folder);
        try {
            Files.walkFileTree(folder, files);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot look into " + folder, unreadable);
        }
        files.found.sort(Comparator.comparing(YamlFile::name));
        return files.found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
        return !each.equals(folder) && SKIPPED.contains(String.valueOf(each.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) {
        if (String.valueOf(each.getFileName()).endsWith(".yaml") && Files.isRegularFile(each)) {
            found.add(each);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path each, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }
}
