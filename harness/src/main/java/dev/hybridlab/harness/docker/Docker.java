package dev.hybridlab.harness.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The {@code docker} command. */
final class Docker {
    private static final Duration USUAL = Duration.ofSeconds(60);

    /** @param name of the command; another one in tests of what is missing */
    record Command(String name) {
        static final Command DOCKER = new Command("docker");
    }

    private final Command command;

    Docker(Command command) {
        this.command = command;
    }

    /** What the command prints. */
    String run(String... arguments) throws IOException {
        return within(USUAL, arguments);
    }

    /**
     * @throws IOException if there is no such command, if it does not end in time, or if it fails, with what it said
     */
    String within(Duration patience, String... arguments) throws IOException {
        var line = new ArrayList<String>();
        line.add(command.name());
        line.addAll(Arrays.asList(arguments));
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new StringBuilder();
        var reader = Thread.ofVirtual().start(() -> read(process, output));
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IOException("'" + shown(line) + "' did not end within " + patience.toSeconds() + " s");
            }
            reader.join(patience);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted during '" + shown(line) + "'", interrupted);
        }
        var text = text(output);
        if (process.exitValue() != 0) {
            throw new IOException("'" + shown(line) + "' failed: " + text);
        }
        return text;
    }

    private static String text(StringBuilder output) {
        synchronized (output) {
            return output.toString().strip();
        }
    }

    private static void read(Process process, StringBuilder output) {
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (output) {
                    output.append(line).append('\n');
                }
            }
        } catch (IOException ended) {
            // The process is gone; what it said until then is known.
        }
    }

    /** Never with what a secret could be in. */
    private static String shown(List<String> line) {
        return String.join(" ", line.subList(0, Math.min(3, line.size())));
    }
}
