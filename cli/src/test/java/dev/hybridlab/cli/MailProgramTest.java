package dev.hybridlab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hybridlab.harness.lab.Deadline;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real mail program, curl, sends into a lab that is up and reads what was delivered: on every side, by IMAP and by POP3. */
@Timeout(120)
class MailProgramTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder = Path.of("set by JUnit");

    private record Answer(int code, String text) {}

    private static Answer curl(String... arguments) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of("curl", "--silent", "--show-error", "--noproxy", "*", "--max-time", "20"));
        line.addAll(List.of(arguments));
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }

    private static boolean isInstalled() {
        try {
            var protocols = curl("--version").text();
            return protocols.contains(" imap ") && protocols.contains(" pop3 ") && protocols.contains(" smtp ");
        } catch (IOException | InterruptedException missing) {
            return false;
        }
    }

    private static Path topology() {
        var file = Path.of("scenarios/topologies/classic-hybrid.yaml");
        return Files.exists(file) ? file : Path.of("..").resolve(file);
    }

    @Test
    void curl_reads_what_was_delivered_on_premises_in_the_cloud_and_outside() throws IOException, InterruptedException {
        if (!isInstalled()) {
            System.err.println("SKIPPED, no curl that speaks imap, pop3 and smtp");
        }
        assumeThat(isInstalled()).as("a curl that speaks imap, pop3 and smtp").isTrue();
        var file = folder.resolve("ready.json");
        var said = new StringWriter();
        var up = new Thread(() -> Main.commandLine()
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute("up", topology().toString(), "--ready-file", file.toString()));
        up.start();
        try {
            var deadline = Deadline.in(PATIENCE);
            while (!Files.exists(file)) {
                assertThat(deadline.passed() || !up.isAlive())
                        .as(said.toString())
                        .isFalse();
            }
            var ready = new ObjectMapper().readTree(file.toFile());
            sent_and_read(ready, "EX01", "bert@contoso.com");
            sent_and_read(ready, "exo", "anna@contoso.com");
            sent_and_read(ready, "mx.fabrikam.example", "outsider@fabrikam.example");
        } finally {
            up.interrupt();
            up.join();
        }
    }

    private void sent_and_read(JsonNode ready, String host, String mailbox) throws IOException, InterruptedException {
        var letter = Files.writeString(
                folder.resolve("letter"),
                "From: eve@elsewhere.example\r\nSubject: for " + mailbox + "\r\n\r\nhello\r\n");
        var sent = curl(
                "smtp://" + smtp(ready, host) + "/program.example",
                "--mail-from",
                "eve@elsewhere.example",
                "--mail-rcpt",
                mailbox,
                "--upload-file",
                letter.toString());
        assertThat(sent).isEqualTo(new Answer(0, ""));

        var user = mailbox + ":" + ready.at("/mailboxes/password").asText();
        var imap = read("imap://" + socket(ready.at("/mailboxes/imap")) + "/INBOX;UID=1", user);
        var pop3 = read("pop3://" + socket(ready.at("/mailboxes/pop3")) + "/1", user);

        assertThat(imap).contains("Subject: for " + mailbox + "\r\n").endsWith("\r\n\r\nhello\r\n");
        assertThat(pop3).isEqualTo(imap);
        assertThat(curl("imap://" + socket(ready.at("/mailboxes/imap")) + "/INBOX;UID=1", "--user", mailbox + ":wrong")
                        .code())
                .as("logged on with a wrong password")
                .isNotZero();
    }

    /** It is there when the lab has delivered it, and time is real here. */
    private static String read(String url, String user) throws IOException, InterruptedException {
        var deadline = Deadline.in(PATIENCE);
        var answer = curl(url, "--user", user);
        while (answer.code() != 0 || answer.text().isEmpty()) {
            assertThat(deadline.passed()).as(url + ": " + answer).isFalse();
            answer = curl(url, "--user", user);
        }
        return answer.text();
    }

    private static String smtp(JsonNode ready, String name) {
        return StreamSupport.stream(ready.path("hosts").spliterator(), false)
                .filter(host -> host.path("name").asText().equals(name))
                .flatMap(host -> StreamSupport.stream(host.path("listeners").spliterator(), false))
                .filter(listener -> listener.path("port").asInt() == 25)
                .map(listener -> listener.path("host").asText() + ":"
                        + listener.path("boundPort").asInt())
                .findFirst()
                .orElseThrow();
    }

    private static String socket(JsonNode at) {
        return at.path("host").asText() + ":" + at.path("port").asInt();
    }
}
