package dev.hybridlab.published;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A place with a Maven repository of its own, into which this module's build put the artifacts. Everything else comes from
 * the user's local repository, which is read as a remote one and not written, and from the network where it is not there. Its
 * Maven runs on the Java that the Maven of this build runs on, which may be too old to compile with.
 */
final class Elsewhere {
    private static final String SETTINGS = """
        <settings>
          <profiles>
            <profile>
              <id>what-this-build-has</id>
              <repositories>%1$s</repositories>
              <pluginRepositories>%2$s</pluginRepositories>
            </profile>
          </profiles>
          <activeProfiles>
            <activeProfile>what-this-build-has</activeProfile>
          </activeProfiles>
        </settings>
        """;

    private Elsewhere() {}

    /** How one Maven ended. */
    record Run(int exitCode, String lastLines) {}

    static Path folder() {
        var folder = System.getProperty("elsewhere", "");
        assumeTrue(!folder.isEmpty(), "the artifacts are put elsewhere by 'mvn verify' alone");
        return Path.of(folder);
    }

    static Run maven(Path project, String goal) throws IOException, InterruptedException {
        var settings = folder().resolve("settings.xml");
        Files.writeString(settings, SETTINGS.formatted(known("repository"), known("pluginRepository")));
        var log = folder().resolve("maven.log");
        var words = List.of(
                launcher().toString(),
                "--batch-mode",
                "--global-settings",
                settings.toString(),
                "-Dmaven.repo.local=" + folder().resolve("repository"),
                goal);
        var builder = new ProcessBuilder(words)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("maven.java.home", ""));
        builder.environment().keySet().removeAll(List.of("MAVEN_OPTS", "MAVEN_ARGS", "MAVEN_PROJECTBASEDIR"));
        var process = builder.start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            return new Run(-1, "it was ended after five minutes\n" + last(log));
        }
        return new Run(process.exitValue(), last(log));
    }

    /** The local repository of the Maven that runs this test. */
    private static String known(String element) {
        return """
            <%1$s>
              <id>this-build</id>
              <url>%2$s</url>
              <releases><checksumPolicy>ignore</checksumPolicy></releases>
              <snapshots><enabled>false</enabled></snapshots>
            </%1$s>
            """.formatted(
                element, Path.of(System.getProperty("localRepository", "")).toUri());
    }

    private static Path launcher() {
        var home = System.getProperty("maven.home", "");
        assumeTrue(!home.isEmpty(), "no Maven: this test was not started by one, so maven.home is not set");
        return Path.of(home, "bin", File.separatorChar == '\\' ? "mvn.cmd" : "mvn");
    }

    private static String last(Path log) throws IOException {
        var lines = Files.readString(log, StandardCharsets.UTF_8).lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    }

    /** Removes a folder and all that is in it. */
    static void clean(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
