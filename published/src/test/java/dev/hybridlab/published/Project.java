package dev.hybridlab.published;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The project's own folder. */
final class Project {
    private Project() {}

    /** The folder with launcher and parent POM, seen from the module or from the root. */
    static Path root() {
        return Files.isDirectory(Path.of("docs")) ? Path.of("") : Path.of("..");
    }

    static String text(String path) {
        try {
            return Files.readString(root().resolve(path)).replace("\r\n", "\n");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Every artifact that a release hands out: the parent and its modules without those that ship nothing. */
    static List<Pom> published() {
        var parent = Pom.of("pom.xml");
        return parent.all("modules/module").stream()
                .map(module -> Pom.of(module + "/pom.xml"))
                .filter(pom -> !pom.text("properties/maven.deploy.skip").equals("true"))
                .toList();
    }
}
