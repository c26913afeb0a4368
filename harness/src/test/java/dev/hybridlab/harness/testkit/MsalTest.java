package dev.hybridlab.harness.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Microsoft's own libraries, for Python and for Node, get their tokens from the lab by HTTPS and check its certificate; smtp.office365.com takes what they got. The
 * lab is in real time: the libraries look at the clock on the wall.
 */
@Timeout(120)
class MsalTest {
    /** That of Debian, whose packages another one does not see. */
    private static final String PYTHON = Files.exists(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";

    @TempDir
    private static Path folder = Path.of("set by JUnit");

    private static final Lab LAB = Lab.builder()
            .topology("token-clients")
            .fabric(Fabric.named("real-time"))
            .start();

    /** What a program said and how it ended. */
    private record Ran(int code, String said) {}

    @BeforeAll
    static void library() throws IOException, InterruptedException {
        var found = run(List.of(PYTHON, "-c", "import msal, requests, cryptography"));
        assumeTrue(found.code() == 0, "skipped: Python has no MSAL (Debian: python3-msal)");
        Files.writeString(folder.resolve("authorities.pem"), LAB.authorities());
        assertThat(client("make").said()).isEmpty();
        LAB.change(
                "exo.applications[Monitor].keyCredentials",
                List.of(Files.readString(folder.resolve("certificate.pem"))));
    }

    @AfterAll
    static void close() {
        LAB.close();
    }

    @ParameterizedTest
    @DisplayName(
            "TOK-24, TOK-37, LAB-75, LAB-78: MSAL gets a token in each of its ways, and smtp.office365.com takes it")
    @CsvSource({
        "secret, alerts@contoso.com",
        "certificate, alerts@contoso.com",
        "certificate_with_chain, alerts@contoso.com",
        "password, anna@contoso.com",
        "device, anna@contoso.com",
        "code, anna@contoso.com",
        "form_post, anna@contoso.com",
    })
    void fetches_and_submits(String way, String user) throws IOException, InterruptedException {
        var ran = client(way);

        assertThat(ran.said()).isEqualTo("submitted as " + user + "\n");
        LAB.advance(Duration.ZERO);
        assertThat(LAB.mailbox("dora@contoso.com").messages())
                .anySatisfy(message -> assertThat(message.header("Subject")).contains(way));
    }

    @Test
    @DisplayName("TOK-22, TOK-29: MSAL hands a refusal on")
    void is_refused() throws IOException, InterruptedException {
        var ran = client("wrong_secret");

        assertThat(ran.code()).isOne();
        assertThat(ran.said()).contains("invalid_client", "AADSTS7000215", "\"error_codes\": [7000215]");
    }

    @ParameterizedTest
    @DisplayName("TOK-24, LAB-78: MSAL for Node too, which names its certificate by SHA-256 and signs with PS256")
    @CsvSource({
        "certificate, alerts@contoso.com",
        "code, anna@contoso.com",
    })
    void node_fetches(String way, String user) throws IOException, InterruptedException {
        assumeTrue(run(List.of("node", "--version")).code() == 0, "skipped: node is not installed");
        var npm = List.of("npm", "install", "--no-audit", "--no-fund", "--no-save", "@azure/msal-node@7");
        var fetched = run(npm);
        assumeTrue(fetched.code() == 0, () -> "skipped: npm cannot install @azure/msal-node: " + fetched.said());
        var script =
                Files.copy(resource("client.js"), folder.resolve("client.js"), StandardCopyOption.REPLACE_EXISTING);

        var ran = run(List.of("node", script.toString(), way, localhost(), folder.toString()));
        assertThat(ran.code()).as(ran.said()).isZero();
        try (var submission = SubmissionClient.at(LAB.socket("smtp.office365.com", 587))) {
            assertThat(submission.xoauth2(user, ran.said().strip())).startsWith("235 2.7.0");
        }
    }

    private static Path resource(String name) {
        return Path.of(Objects.requireNonNull(MsalTest.class.getResource("/msal/" + name))
                .getPath());
    }

    private static String localhost() {
        return LAB.secureIdentityProvider().toString().replace("127.0.0.1", "localhost");
    }

    private static Ran client(String way) throws IOException, InterruptedException {
        return run(List.of(
                PYTHON,
                resource("client.py").toString(),
                way,
                localhost(),
                folder.resolve("authorities.pem").toString(),
                Integer.toString(LAB.socket("smtp.office365.com", 587).getPort()),
                folder.toString()));
    }

    private static Ran run(List<String> command) throws IOException, InterruptedException {
        try {
            var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment()
                    .put(
                            "NODE_EXTRA_CA_CERTS",
                            folder.resolve("authorities.pem").toString());
            builder.environment().put("PYTHONWARNINGS", "ignore");
            // requests prefers them to what it is told for a session.
            builder.environment().keySet().removeAll(List.of("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"));
            var process = builder.start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ran(process.waitFor(), said);
        } catch (IOException notThere) {
            return new Ran(127, notThere.toString());
        }
    }
}
