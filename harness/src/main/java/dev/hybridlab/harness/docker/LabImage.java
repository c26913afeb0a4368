package dev.hybridlab.harness.docker;

import dev.hybridlab.harness.lab.RealTime;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * The image of a lab's containers, made of the very jars that this JVM runs, so that driver and containers are of one
 * version. Made once for each set of jars; those of other builds go then.
 */
final class LabImage {
    /** Whoever may pull gets this; {@code dev/containers/base} makes {@link #LOCAL} for whoever may not. */
    static final String PUBLIC = "eclipse-temurin:25-jre";

    static final String LOCAL = "hybridlab/jre:local";
    private static final String OVERRIDE = "HYBRIDLAB_BASE_IMAGE";
    private static final String REPOSITORY = "hybridlab/lab";
    private static final Duration PULL = Duration.ofMinutes(5);
    /** So young an image may be that of a lab which is just about to begin. */
    private static final Duration KEPT = Duration.ofHours(1);

    private static final int TAG_DIGITS = 12;

    private static final String DOCKERFILE = """
        ARG BASE_IMAGE=eclipse-temurin:25-jre
        FROM ${BASE_IMAGE}
        WORKDIR /app
        COPY lib/ lib/
        LABEL dev.hybridlab.image=lab
        USER 10001:10001
        STOPSIGNAL SIGTERM
        ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx256m", "-Xss512k", \
        "-Duser.home=/tmp", "-cp", "%s", "dev.hybridlab.harness.node.NodeMain"]
        """;

    private final Docker docker;
    private final List<Path> parts;

    LabImage(Docker docker) {
        this.docker = docker;
        this.parts = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .flatMap(part -> Jars.named(part).stream())
                .distinct()
                .toList();
    }

    /**
     * The image's name; it exists then.
     *
     * @throws IOException if there is no base image, with what to do
     */
    String made() throws IOException {
        var base = base();
        var name = REPOSITORY + ":" + tag(base);
        if (!exists(name)) {
            new OldImages(docker, REPOSITORY, RealTime.now().minus(KEPT)).remove();
            build(name, base);
        }
        return name;
    }

    private boolean exists(String image) {
        try {
            docker.run("image", "inspect", "--format", "{{.Id}}", image);
            return true;
        } catch (IOException unknown) {
            return false;
        }
    }

    private String base() throws IOException {
        var told = System.getenv(OVERRIDE);
        if (told != null && !told.isEmpty()) {
            return told;
        }
        if (exists(PUBLIC)) {
            return PUBLIC;
        }
        if (exists(LOCAL)) {
            return LOCAL;
        }
        try {
            docker.within(PULL, "pull", "--quiet", PUBLIC);
            return PUBLIC;
        } catch (IOException unreachable) {
            throw new IOException(
                    "the base image " + PUBLIC + " cannot be pulled: make one of Debian packages and your JDK"
                            + " with dev/containers/base, or name another one with a Java 21 or newer in " + OVERRIDE,
                    unreachable);
        }
    }

    /** Another base, other jars or another Dockerfile make another image. */
    private String tag(String base) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((base + DOCKERFILE).getBytes(StandardCharsets.UTF_8));
            for (var part : parts) {
                digest.update((part.getFileName() + " " + fingerprint(part)).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, TAG_DIGITS);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException("this JDK has no SHA-256", everyJdkHasIt);
        }
    }

    private static String fingerprint(Path part) throws IOException {
        if (Files.isRegularFile(part)) {
            return Files.size(part) + " " + Files.getLastModifiedTime(part).toMillis();
        }
        try (var files = Files.walk(part)) {
            return files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().lastModified())
                            .max()
                            .orElse(0) + "";
        }
    }

    private void build(String name, String base) throws IOException {
        var context = Files.createTempDirectory("hybridlab-image");
        try {
            var library = Files.createDirectory(context.resolve("lib"));
            var classPath = new ArrayList<String>();
            for (var part : parts) {
                var to = library.resolve(classPath.size() + "-" + part.getFileName());
                copy(part, to);
                classPath.add("/app/lib/" + to.getFileName());
            }
            Files.writeString(context.resolve("Dockerfile"), DOCKERFILE.formatted(String.join(":", classPath)));
            docker.within(
                    PULL, "build", "--quiet", "--build-arg", "BASE_IMAGE=" + base, "--tag", name, context.toString());
        } finally {
            delete(context);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.isRegularFile(from)) {
            Files.copy(from, to);
            return;
        }
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }
}
