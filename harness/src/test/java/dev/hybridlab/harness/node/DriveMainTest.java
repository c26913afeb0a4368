package dev.hybridlab.harness.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.lab.RawClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The driver of compose.yaml as a process of its own. */
@Timeout(120)
class DriveMainTest {
    private static final Pattern EX01 = Pattern.compile("EX01 port 25 is at ([0-9.]+):(\\d+)");

    @TempDir
    private Path folder = Path.of("set by JUnit");

    private MainProcess driver(Loopback processes, String... arguments) throws IOException {
        return MainProcess.started(
                folder,
                DriveMain.class,
                Map.of(
                        "HYBRIDLAB_TOKEN",
                        Loopback.TOKEN,
                        "HYBRIDLAB_NAMES",
                        Loopback.NAMES,
                        "HYBRIDLAB_CONTROL_PORT",
                        Integer.toString(processes.port()),
                        "HYBRIDLAB_READY_FILE",
                        folder.resolve("up").toString()),
                arguments);
    }

    private static void send(MainProcess driver) throws IOException {
        var at = EX01.matcher(driver.text());
        assertThat(at.find()).as(driver.text()).isTrue();
        try (var client = new RawClient(new InetSocketAddress(at.group(1), Integer.parseInt(at.group(2))))) {
            assertThat(client.reply().getLast()).startsWith("220 ");
            for (var line : List.of(
                    "EHLO app.example", "MAIL FROM:<outsider@fabrikam.example>", "RCPT TO:<bert@contoso.com>")) {
                assertThat(client.ask(line)).startsWith("250 ");
            }
            assertThat(client.ask("DATA")).startsWith("354 ");
            assertThat(client.ask("Subject: driven\r\n\r\nhello\r\n.")).startsWith("250 ");
        }
    }

    @Test
    void it_drives_the_mail_of_any_client_and_ends_with_0_on_SIGTERM() throws IOException, InterruptedException {
        try (var processes = new Loopback();
                var driver = driver(processes, Loopback.topology(folder).toString())) {
            driver.await("topology.yaml is up");
            assertThat(folder.resolve("up")).exists();
            send(driver);
            driver.await("delivered to bert@contoso.com");

            driver.process().destroy();
            assertThat(driver.code()).isZero();
        }
    }

    @Test
    void a_host_that_was_started_anew_ends_it_with_4_so_that_it_is_started_again()
            throws IOException, InterruptedException {
        try (var processes = new Loopback();
                var driver = driver(processes, Loopback.topology(folder).toString())) {
            driver.await("topology.yaml is up");
            processes.restartFirstHost();

            assertThat(driver.code()).isEqualTo(4);
            assertThat(driver.text()).contains("a process of the lab is no more what it was");
        }
    }

    @Test
    void bad_use_is_answered() throws IOException, InterruptedException {
        var broken = Files.writeString(folder.resolve("broken.yaml"), "topology: x\nonprem: 7\n");
        try (var processes = new Loopback();
                var none = driver(processes);
                var invalid = driver(processes, broken.toString())) {
            assertThat(none.code()).isEqualTo(2);
            assertThat(none.text()).contains("hybridlab: name one topology file");
            assertThat(invalid.code()).isEqualTo(3);
            assertThat(invalid.text()).contains("broken.yaml:2:");
        }
    }
}
