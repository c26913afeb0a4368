package dev.hybridlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
    void a_refusal_is_told_with_what_mends_it() throws IOException, InterruptedException {
        var file = folder.resolve("ready.json");
        var told = new LinkedBlockingQueue<String>();
        var out = new PrintWriter(new StringWriter()) {
            @Override
            public void println(String line) {
                told.add(line);
            }
        };
        var up = new Thread(() ->
                Main.commandLine().setOut(out).execute("up", topology().toString(), "--ready-file", file.toString()));
        up.start();
        try {
            awaited(told, "up; ");
            try (var client = new Socket(InetAddress.getLoopbackAddress(), submissionPort(file))) {
                client.getOutputStream()
                        .write("EHLO device.contoso.com\r\nMAIL FROM:<anna@contoso.com>\r\nQUIT\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                client.getInputStream().readAllBytes();
            }

            assertThat(awaited(told, "  to mend: "))
                    .isEqualTo("  to mend: nothing to set here: switch STARTTLS on in the client (port 587)");
        } finally {
            up.interrupt();
            up.join();
        }
    }

    @Test
    void whom_a_client_has_to_trust_stands_in_a_file() throws IOException, InterruptedException {
        var file = folder.resolve("certificates").resolve("authorities.pem");
        var told = new StringWriter();
        var isUp = new CountDownLatch(1);
        var out = new PrintWriter(told) {
            @Override
            public void println(String line) {
                super.println(line);
                if (line.startsWith("up; ")) {
                    isUp.countDown();
                }
            }
        };
        var up = new Thread(() ->
                Main.commandLine().setOut(out).execute("up", topology().toString(), "--ca-file", file.toString()));
        up.start();
        try {
            assertThat(isUp.await(60, TimeUnit.SECONDS)).isTrue();

            assertThat(Files.readString(file)).startsWith("-----BEGIN CERTIFICATE-----");
            assertThat(told.toString())
                    .containsPattern(
                            "(?m)^the same by HTTPS: https://127\\.0\\.0\\.1:\\d+  signed by an authority in \\Q" + file
                                    + "\\E$");
        } finally {
            up.interrupt();
            up.join();
        }
    }

    @Test
    void a_place_that_cannot_be_written_is_told_with_its_option() throws IOException {
        var err = new StringWriter();

        var code = Main.commandLine()
                .setErr(new PrintWriter(err))
                .execute("up", topology().toString(), "--ca-file", folder.toString());

        assertThat(code).isEqualTo(4);
        assertThat(err.toString()).contains("--ca-file: cannot write '" + folder + "'", "name a file");
    }

    @Test
    @Timeout(20)
    void the_topology_is_not_overwritten() throws IOException {
        var file = folder.resolve("lab.yaml");
        Files.copy(topology(), file);
        var err = new StringWriter();

        var code = Main.commandLine()
                .setErr(new PrintWriter(err))
                .execute(
                        "up",
                        file.toString(),
                        "--ca-file",
                        folder.resolve(".").resolve("lab.yaml").toString());

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("--ca-file: '", "is the topology");
        assertThat(file).hasSameTextualContentAs(topology());
    }

    private static String awaited(BlockingQueue<String> told, String begin) throws InterruptedException {
        for (var line = told.poll(60, TimeUnit.SECONDS); line != null; line = told.poll(60, TimeUnit.SECONDS)) {
            if (line.startsWith(begin)) {
                return line;
            }
        }
        throw new AssertionError("nothing was told that begins with '" + begin + "'");
    }

    private static int submissionPort(Path ready) throws IOException {
        for (var listener : new ObjectMapper().readTree(ready.toFile()).findParents("name")) {
            if (listener.path("name").asText().equals("smtp.office365.com")
                    && listener.path("port").asInt() == 587) {
                return listener.path("boundPort").asInt();
            }
        }
        throw new AssertionError("no smtp.office365.com in " + Files.readString(ready));
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
