package dev.hybridlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shipped scenarios with one thing changed, as somebody tries out who learns: what the screen and the evidence say then. */
class ToldFailuresTest {
    @TempDir
    private Path folder = Path.of("set by JUnit");

    private final StringWriter screen = new StringWriter();

    private static Path shipped() {
        return (Files.isDirectory(Path.of("scenarios")) ? Path.of("") : Path.of("..")).resolve("scenarios");
    }

    /** Returns the evidence; the screen is kept. */
    private String run(String name, String piece, String by) throws IOException {
        var topologies = Files.createDirectories(folder.resolve("topologies"));
        try (var all = Files.list(shipped().resolve("topologies"))) {
            for (var each : all.toList()) {
                Files.copy(each, topologies.resolve(each.getFileName().toString()));
            }
        }
        var text = Files.readString(shipped().resolve(name));
        assertThat(text).contains(piece);
        var copy = Files.createDirectories(folder.resolve("tried")).resolve("tried.yaml");
        Files.writeString(copy, text.replace(piece, by));
        var json = folder.resolve("e.json");
        Main.commandLine()
                .setOut(new PrintWriter(screen, true))
                .execute(
                        "run",
                        "--report",
                        folder.resolve("report").toString(),
                        "--json",
                        json.toString(),
                        copy.toString());
        return Files.readString(json);
    }

    /** AUTH-17. */
    @Test
    void a_wrong_password_is_mended_where_it_was_typed() throws IOException {
        var evidence = run(
                "relay/device-logs-on-in-vain.yaml",
                "auth: scanner@contoso.com",
                "auth: bert@contoso.com, password: guessed");

        assertThat(evidence)
                .contains("the password of 'bert@contoso.com' is another one")
                .contains("type the right password for bert@contoso.com")
                .doesNotContain("Enable-Mailbox");
    }

    /** AUTH-36. */
    @Test
    void a_wrong_password_of_an_account_of_high_volume_email_is_as_well() throws IOException {
        var evidence = run(
                "submission/high-volume-application-not-listed.yaml",
                "token: {roles: [SMTP.SendAsApp],",
                "password: guessed}}\n#");

        assertThat(evidence).contains("type the right password for payroll@contoso.com");
    }

    /** EXO-ATTR-42. */
    @Test
    void an_inbound_connector_that_is_switched_off_is_to_be_switched_on() throws IOException {
        run(
                "flows/f01-onprem-to-cloud.yaml",
                "\nsteps:",
                "\nchange: {\"exo.inboundConnectors[hybrid].Enabled\": false}\nsteps:");

        assertThat(screen.toString())
                .containsPattern("to mend +Set-InboundConnector \"Inbound from [0-9a-f-]+\" -Enabled \\$true");
    }

    @Test
    void a_body_that_no_rule_wrote_was_decided_by_none() throws IOException {
        run("flows/f01-onprem-to-cloud.yaml", "        to: anna@contoso.com\n", "        body: Never written\n");

        assertThat(screen.toString())
                .contains("delivered with the body")
                .contains("expected one with Never written")
                .doesNotContain("decided by");
    }
}
