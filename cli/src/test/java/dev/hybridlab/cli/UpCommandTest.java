package dev.hybridlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code hybridlab up} tells, and when. */
class UpCommandTest {
    @TempDir
    private Path folder = Path.of("set by JUnit");

    private static Path topology() {
        var file = Path.of("scenarios/topologies/classic-hybrid.yaml");
        return Files.exists(file) ? file : Path.of("..").resolve(file);
    }

    @Test
    void the_ready_file_is_there_before_it_tells_that_it_is_up()
            throws InterruptedException, ExecutionException, TimeoutException {
        var file = folder.resolve("ready.json");
        var wasThere = new CompletableFuture<Boolean>();
        var out = new PrintWriter(new StringWriter()) {
            @Override
            public void println(String line) {
                if (line.startsWith("up; ")) {
                    wasThere.complete(Files.exists(file));
                }
            }
        };
        var up = new Thread(() ->
                Main.commandLine().setOut(out).execute("up", topology().toString(), "--ready-file", file.toString()));
        up.start();
        try {
            assertThat(wasThere.get(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            up.interrupt();
            up.join();
        }
    }
}
