package dev.hybridlab.harness.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.lab.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A main class in a process of its own, as in a container. */
record MainProcess(Process process, Path printed) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static MainProcess started(Path folder, Class<?> main, Map<String, String> environment, String... arguments)
            throws IOException {
        var printed = Files.createTempFile(folder, "printed", ".txt");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var line = new ArrayList<>(
                List.of(java, "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), main.getName()));
        line.addAll(List.of(arguments));
        var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(printed.toFile());
        builder.environment().putAll(environment);
        return new MainProcess(builder.start(), printed);
    }

    String text() {
        try {
            return Files.readString(printed);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void await(String line) {
        Deadline.in(PATIENCE).awaits(() -> text().contains(line) || !process.isAlive());
        assertThat(text()).contains(line);
    }

    int code() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(text())
                .isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
