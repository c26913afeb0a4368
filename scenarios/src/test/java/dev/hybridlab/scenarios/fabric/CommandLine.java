package dev.hybridlab.scenarios.fabric;

import dev.hybridlab.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code hybridlab} in a process of its own, which can be given another environment, and be ended from outside. */
record CommandLine(Process process, Path printed) {
    /** @param environment what differs from that of this JVM */
    static CommandLine started(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        var printed = Files.createTempFile(folder, "printed", ".txt");
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--report", folder.resolve("report").toString()));
        var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(printed.toFile());
        builder.environment().putAll(environment);
        return new CommandLine(builder.start(), printed);
    }

    String text() {
        try {
            return Files.readString(printed);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
