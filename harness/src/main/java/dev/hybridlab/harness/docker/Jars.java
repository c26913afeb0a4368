package dev.hybridlab.harness.docker;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/** What a container needs of a class path: hybridlab's own code and the libraries of its hosts, no test library. */
final class Jars {
    private static final List<String> LIBRARIES = List.of(
            "jackson-",
            "dnsjava",
            "bcpkix",
            "bcprov",
            "bcutil",
            "slf4j",
            "snakeyaml",
            "jspecify",
            "greenmail",
            "protocols-",
            "netty-",
            "subethasmtp",
            "guava",
            "failureaccess",
            "angus",
            "jakarta.",
            "commons-",
            "apache-jspf",
            "nimbus-jose-jwt",
            "metrics-api",
            "reactor-",
            "reactive-streams",
            "throwing-lambdas",
            "javax.",
            "jdkim",
            "apache-mime4j",
            "james-");

    private static final List<String> OURS = List.of(
            "mailflow",
            "record",
            "smtp",
            "authentication",
            "identity",
            "fake-onprem",
            "fake-exo",
            "reports",
            "harness",
            "neighbours");

    private Jars() {}

    /** This entry of a class path, or what the manifest of a launcher's jar names, as far as it is needed. */
    static List<Path> named(Path entry) {
        if (!Files.exists(entry)) {
            return List.of();
        }
        var found = new ArrayList<Path>();
        if (needed(entry)) {
            found.add(entry);
        }
        manifest(entry).stream().filter(Files::exists).filter(Jars::needed).forEach(found::add);
        return found;
    }

    private static boolean needed(Path entry) {
        var name = String.valueOf(entry.getFileName());
        if (name.equals("classes")) {
            return OURS.contains(module(entry));
        }
        return OURS.stream().anyMatch(each -> name.startsWith("hybridlab-" + each + "-") || name.equals(each + ".jar"))
                || LIBRARIES.stream().anyMatch(name::startsWith);
    }

    /** {@code .../mailflow/target/classes} is of {@code mailflow}. */
    private static String module(Path classes) {
        var absolute = classes.toAbsolutePath().normalize();
        var depth = absolute.getNameCount();
        return depth < 3 ? "" : absolute.getName(depth - 3).toString();
    }

    private static List<Path> manifest(Path jar) {
        if (!jar.toString().endsWith(".jar") || !Files.isRegularFile(jar)) {
            return List.of();
        }
        try (var file = new JarFile(new File(jar.toString()))) {
            var manifest = file.getManifest();
            var path = manifest == null ? null : manifest.getMainAttributes().getValue("Class-Path");
            var folder = jar.toAbsolutePath().getParent();
            return path == null || folder == null
                    ? List.of()
                    : List.of(path.split(" ")).stream().map(folder::resolve).toList();
        } catch (IOException unreadable) {
            return List.of(); // A class path may name what is no jar.
        }
    }
}
