package dev.hybridlab.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hybridlab.authentication.key.LabKeys;
import dev.hybridlab.mailflow.authentication.Canonicalization;
import dev.hybridlab.mailflow.authentication.DkimFinding;
import dev.hybridlab.mailflow.authentication.DkimReason;
import dev.hybridlab.mailflow.authentication.DkimSigning;
import dev.hybridlab.mailflow.authentication.PublishedKeys;
import dev.hybridlab.mailflow.authentication.SigningKey;
import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.message.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenDKIM verifies what the lab signs, and signs what the lab verifies. Its test mode reads a file and no name service. */
final class OpenDkimTest {
    private static final Path PROGRAM = Path.of("/usr/sbin/opendkim");
    private static final SigningKey KEY = SigningKey.of("a.example", "s1");
    private static final Published KEYS = new Published().key(KEY).at(Instant.parse("2100-01-01T00:00:00Z"));
    private static final Message MAIL =
            Published.message("From: x@a.example", "Subject: one  two", "", "Hello  you \t", "", "bye", "");

    @TempDir
    private Path directory = Path.of("");

    @BeforeAll
    static void it_is_installed() {
        assumeTrue(Files.isExecutable(PROGRAM), "skipped: opendkim is not installed");
    }

    private String said(Message message, String... settings) throws IOException, InterruptedException {
        var mail = directory.resolve("mail");
        var configuration = directory.resolve("conf");
        Files.write(mail, message.octets());
        Files.writeString(configuration, String.join("\n", settings) + "\nBackground no\n");
        var process = new ProcessBuilder(
                        PROGRAM.toString(), "-x", configuration.toString(), "-t", mail.toString(), "-vvv")
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        process.waitFor();
        return said;
    }

    @ParameterizedTest(name = "relaxed {0} and {1}")
    @CsvSource({"true, true", "false, false", "true, false", "false, true"})
    void it_verifies_what_the_lab_signs(boolean header, boolean body) throws Exception {
        var zone = directory.resolve("zone");
        Files.writeString(zone, KEY.name() + " " + PublishedKeys.text(KEY) + "\n");
        var how = new DkimSigning(
                KEY, new Canonicalization(header, body), List.of("From", "Subject", "Date"), Optional.empty());
        var signed = Published.with(MAIL, List.of(new LabSigning().dkim(how, MAIL)));
        var changed =
                new Message(signed.headers(), Published.message("", "Hello").body());

        assertThat(said(signed, "Mode v", "TestDNSData " + zone)).contains("dkim=pass");
        assertThat(said(changed, "Mode v", "TestDNSData " + zone)).contains("dkim=fail");
    }

    @ParameterizedTest
    @CsvSource({"relaxed/relaxed", "simple/simple", "relaxed/simple", "simple/relaxed"})
    void the_lab_verifies_what_it_signs(String form) throws Exception {
        var pem = directory.resolve("key.pem");
        Files.writeString(
                pem,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(LabKeys.of(KEY).key().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");

        var said = said(
                MAIL,
                "Mode s",
                "Domain a.example",
                "Selector s1",
                "KeyFile " + pem,
                "Canonicalization " + form,
                "RequireSafeKeys no");

        var start = said.indexOf("hvalue='");
        assertThat(start).as(said).isPositive();
        var value = said.substring(start + 8, said.indexOf('\'', start + 8)).replace("\n", "\r\n");
        var signed = Published.with(MAIL, List.of(new HeaderField("DKIM-Signature: " + value)));
        assertThat(new BorderEvaluation().judge(KEYS.claim(signed)).dkim())
                .as(value)
                .extracting(DkimFinding::reason)
                .containsExactly(DkimReason.VERIFIED);
    }
}
