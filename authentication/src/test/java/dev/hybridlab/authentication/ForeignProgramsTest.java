package dev.hybridlab.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hybridlab.authentication.key.LabKeys;
import dev.hybridlab.mailflow.authentication.ArcResult;
import dev.hybridlab.mailflow.authentication.ArcSealing;
import dev.hybridlab.mailflow.authentication.Canonicalization;
import dev.hybridlab.mailflow.authentication.DkimFinding;
import dev.hybridlab.mailflow.authentication.DkimReason;
import dev.hybridlab.mailflow.authentication.DkimSigning;
import dev.hybridlab.mailflow.authentication.SigningKey;
import dev.hybridlab.mailflow.message.Body;
import dev.hybridlab.mailflow.message.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** dkimpy and pyspf, which others wrote, come to the same verdicts, and each side verifies what the other signed. */
final class ForeignProgramsTest {
    private static final String PYTHON = Files.exists(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";
    private static final Path SCRIPT = Path.of("src/test/python/authentication.py");
    private static final List<String> HEADERS = List.of("From", "Subject", "Date");
    private static final Message MAIL = Published.message(
            "From: Anna <anna@a.example>",
            "Subject: one  two",
            "Date: Thu, 26 Nov 2026 12:00:00 +0000",
            "",
            "Hello  you \t",
            "",
            "bye",
            "",
            "");

    @TempDir
    private Path directory = Path.of("");

    @BeforeAll
    static void they_are_installed() throws IOException, InterruptedException {
        var installed = false;
        try {
            var start = new ProcessBuilder(PYTHON, "-c", "import dkim, spf").redirectErrorStream(true);
            installed = start.start().waitFor() == 0;
        } catch (IOException noPython) {
            // Says the assumption.
        }
        assumeTrue(installed, "skipped: python3-dkim and python3-spf are not installed");
    }

    private byte[] ask(Published published, Message message, String... words) throws IOException, InterruptedException {
        var zone = new StringBuilder();
        published
                .zones()
                .records()
                .forEach(each -> zone.append(each.owner())
                        .append('\t')
                        .append(each.type())
                        .append('\t')
                        .append(each.data())
                        .append('\n'));
        Files.writeString(directory.resolve("zone"), zone);
        Files.write(directory.resolve("message"), message.octets());
        var command = Stream.concat(
                        Stream.of(PYTHON, SCRIPT.toString(), words[0], directory.toString()),
                        Arrays.stream(words).skip(1))
                .toList();
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = process.getInputStream().readAllBytes();
        process.waitFor();
        return said;
    }

    private String said(Published published, Message message, String... words)
            throws IOException, InterruptedException {
        return new String(ask(published, message, words), StandardCharsets.UTF_8).strip();
    }

    private void give(SigningKey key) throws IOException {
        var octets = LabKeys.of(key).key().getEncoded();
        var text = key.kind() == SigningKey.Kind.ED25519
                ? Base64.getEncoder().encodeToString(Arrays.copyOfRange(octets, octets.length - 32, octets.length))
                : "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(octets)
                        + "\n-----END PRIVATE KEY-----\n";
        Files.writeString(directory.resolve("private"), text);
    }

    @ParameterizedTest(name = "{0}, relaxed {1} and {2}")
    @CsvSource({
        "RSA_2048, true, true",
        "RSA_2048, false, false",
        "RSA_2048, true, false",
        "RSA_1024, false, true",
        "ED25519, true, true",
        "ED25519, false, false",
    })
    void signatures_verify_in_both_directions(SigningKey.Kind kind, boolean header, boolean body) throws Exception {
        var key = new SigningKey("a.example", "s1", 3, kind);
        var form = new Canonicalization(header, body);
        var published = new Published().key(key);
        give(key);

        for (var mail : List.of(
                MAIL, new Message(MAIL.headers(), Published.message("", " ").body()), empty())) {
            var ours = Published.with(
                    mail, List.of(new LabSigning().dkim(new DkimSigning(key, form, HEADERS, Optional.empty()), mail)));
            assertThat(said(published, ours, "dkim")).isEqualTo("pass");

            var field = ask(published, mail, "sign", "a.example", "s1", key.algorithm(), form.word());
            var theirs = Message.parse(concatenated(field, mail.octets()));
            // It writes the time of the machine into t=.
            var later = published.at(Instant.parse("2100-01-01T00:00:00Z"));
            assertThat(new BorderEvaluation().judge(later.claim(theirs)).dkim())
                    .as(() -> new String(field, StandardCharsets.UTF_8))
                    .extracting(DkimFinding::reason)
                    .containsExactly(DkimReason.VERIFIED);
        }
    }

    private static Message empty() {
        return new Message(MAIL.headers(), Body.EMPTY);
    }

    private static byte[] concatenated(byte[] field, byte[] message) {
        var all = Arrays.copyOf(field, field.length + message.length);
        System.arraycopy(message, 0, all, field.length, message.length);
        return all;
    }

    @Test
    void chains_verify_in_both_directions() throws Exception {
        var key = SigningKey.of("a.example", "s1");
        var published = new Published().key(key).at(Instant.parse("2100-01-01T00:00:00Z"));
        give(key);
        var results = "mx.example; spf=pass smtp.mailfrom=a.example";
        var one = Published.with(
                MAIL,
                new LabSigning().arc(new ArcSealing(key, 1, results, ArcResult.NONE, HEADERS, Optional.empty()), MAIL));
        var two = Published.with(
                one,
                new LabSigning().arc(new ArcSealing(key, 2, results, ArcResult.PASS, HEADERS, Optional.empty()), one));
        assertThat(said(published, one, "arc")).isEqualTo("pass");
        assertThat(said(published, two, "arc")).isEqualTo("pass");
        var broken = new Message(two.headers(), Published.message("", "changed").body());
        assertThat(said(published, broken, "arc")).isEqualTo("fail");
        assertThat(new BorderEvaluation().judge(published.claim(broken)).arc().result())
                .isEqualTo(ArcResult.FAIL);

        var received = MAIL.with(two.headers().prepend("Authentication-Results", "mx.example; arc=pass; spf=pass"));
        var three = Message.parse(
                concatenated(ask(published, received, "seal", "a.example", "s1", "mx.example"), received.octets()));
        var finding = new BorderEvaluation().judge(published.claim(three)).arc();
        assertThat(finding.sets()).hasSize(3);
        assertThat(finding.result()).as(finding.detail()).isEqualTo(ArcResult.PASS);
    }

    /** RFC 7208, the same questions to pyspf. */
    @ParameterizedTest(name = "{0} from {1}")
    @CsvSource({
        "v=spf1 mx -all, 192.0.2.129",
        "v=spf1 mx/30 -all, 192.0.2.131",
        "v=spf1 a ~all, 192.0.2.65",
        "v=spf1 a:b.example.com//64 ?all, 192.0.2.65",
        "v=spf1 ip4:192.0.2.128/28 -all, 192.0.2.129",
        "v=spf1 ip6:2001:db8::/32 -all, 2001:db8::25",
        "v=spf1 include:in.example -all, 192.0.2.77",
        "v=spf1 include:none.example -all, 192.0.2.77",
        "v=spf1 redirect=in.example, 192.0.2.77",
        "v=spf1 redirect=none.example, 192.0.2.77",
        "v=spf1 include:example.com -all, 192.0.2.77",
        "v=spf1 exists:%{ir}.%{v}._spf.%{d2} -all, 192.0.2.99",
        "v=spf1 exists:%{l1r-}.%{o}.lists.example.com -all, 192.0.2.99",
        "v=spf1 a:x1.example a:x2.example a:x3.example -all, 192.0.2.99",
        "v=spf1 ptr -all, 192.0.2.10",
        "v=spf1 moo -all, 192.0.2.99",
        "v=spf1 +all moo, 192.0.2.99",
        "v=spf1 ip4:192.0.2.1/40 -all, 192.0.2.1",
        "v=spf1, 192.0.2.1",
        "v=spf10 -all, 192.0.2.1",
    })
    void pyspf_comes_to_the_same_result(String record, String client) throws Exception {
        var published = new Published()
                .txt("example.com", record)
                .txt("in.example", "v=spf1 ip4:192.0.2.77 ~all")
                .add("example.com", "MX", "10 mail-a.example.com")
                .add("example.com", "A", "192.0.2.10")
                .add("b.example.com", "A", "192.0.2.65")
                .add("mail-a.example.com", "A", "192.0.2.129")
                .add("10.2.0.192.in-addr.arpa", "PTR", "example.com")
                .add("99.2.0.192.in-addr._spf.example.com", "A", "127.0.0.2")
                .add("anna.example.com.lists.example.com", "A", "127.0.0.2");

        var ours = new BorderEvaluation().spf(published.sender(client, "mail-a.example.com", "anna-x@example.com"));

        assertThat(said(published, MAIL, "spf", client, "anna-x@example.com", "mail-a.example.com"))
                .isEqualTo(ours.result().word());
    }
}
