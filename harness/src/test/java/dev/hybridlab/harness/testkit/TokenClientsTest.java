package dev.hybridlab.harness.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hybridlab.identity.LabKey;
import dev.hybridlab.identity.TokenSigner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Applications fetch tokens from the lab's identity provider and submit with them, over real HTTP, SMTP and TLS. */
@Timeout(120)
class TokenClientsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MONITOR = "aaaa1111-0000-4000-8000-0000000000a1";
    private static final String MAIL_PROGRAM = "aaaa1111-0000-4000-8000-0000000000a2";
    private static final String OWN = "grant_type=client_credentials&client_id=" + MONITOR
            + "&client_secret=monitor-secret&scope=https://outlook.office365.com/.default";
    private static final String USERS = "grant_type=password&client_id=" + MAIL_PROGRAM
            + "&username=anna@contoso.com&password=hybridlab&scope=https://outlook.office.com/SMTP.Send+offline_access";
    private static final String NODE = """
        const [base, port, refreshToken] = process.argv.slice(2);
        const transport = require('nodemailer').createTransport({
          host: '127.0.0.1', port: Number(port), requireTLS: true, tls: {rejectUnauthorized: false},
          auth: {
            type: 'OAuth2', user: 'anna@contoso.com', clientId: 'CLIENT', clientSecret: '', refreshToken,
            accessUrl: base + '/contoso.onmicrosoft.com/oauth2/v2.0/token'
          }
        });
        transport.sendMail({from: 'anna@contoso.com', to: 'dora@contoso.com', subject: 't', text: 't'})
          .then(info => console.log(info.response), error => { console.log(error.message); process.exit(1); });
        """;

    @TempDir
    private Path folder = Path.of("set by JUnit");

    private final Lab lab = Lab.on("token-clients");

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    @DisplayName("AUTH-04, AUTH-23, TOK-05: curl fetches an application's token and submits with it")
    void curl_fetches_and_submits() throws IOException, InterruptedException {
        assumeTrue(installed("curl"), "skipped: curl is not installed");
        var answer = run("curl", "--silent", "--show-error", "--data", OWN, endpoint());
        var token = JSON.readTree(answer.said()).path("access_token").asText();
        var mail = Files.writeString(folder.resolve("mail"), "From: alerts@contoso.com\r\nSubject: t\r\n\r\nt\r\n");

        var submitted = run(
                "curl",
                "--silent",
                "--show-error",
                "--insecure",
                "--ssl-reqd",
                "--url",
                "smtp://127.0.0.1:" + port() + "/device.example",
                "--mail-from",
                "alerts@contoso.com",
                "--mail-rcpt",
                "dora@contoso.com",
                "--upload-file",
                mail.toString(),
                "--user",
                "alerts@contoso.com",
                "--oauth2-bearer",
                token,
                "--login-options",
                "AUTH=XOAUTH2");

        assertThat(submitted.code()).as(submitted.said()).isZero();
        lab.advance(Duration.ZERO);
        assertThat(lab.message("dora@contoso.com").header("From")).contains("alerts@contoso.com");
    }

    @Test
    @DisplayName("TOK-04, TOK-28: nodemailer refreshes a user's token by itself and submits with it")
    void nodemailer_refreshes_and_submits() throws IOException, InterruptedException {
        assumeTrue(installed("node") && installed("npm"), "skipped: node and npm are not installed");
        var fetched = run("npm", "install", "--no-audit", "--no-fund", "--no-save", "nodemailer@10");
        assumeTrue(fetched.code() == 0, () -> "skipped: npm cannot install nodemailer: " + fetched.said());
        var script = Files.writeString(folder.resolve("send.js"), NODE.replace("CLIENT", MAIL_PROGRAM));
        var refresh = fetched(USERS).path("refresh_token").asText();
        lab.advance(Duration.ofHours(2));

        var submitted = run("node", script.toString(), lab.identityProvider().toString(), port(), refresh);
        assertThat(submitted.code()).as(submitted.said()).isZero();
        assertThat(submitted.said()).containsPattern("^250 2\\.0\\.0 OK <\\S+@\\S+> \\[Hostname=\\S+]"); // SMTP-25
        lab.advance(Duration.ZERO);
        assertThat(lab.message("dora@contoso.com").header("From")).contains("anna@contoso.com");

        lab.advance(Duration.ofDays(90));
        var late = run("node", script.toString(), lab.identityProvider().toString(), port(), refresh);
        assertThat(late.code()).isOne();
        assertThat(late.said()).contains("AADSTS700082");
    }

    @Test
    @DisplayName("TOK-07, TOK-27: a token ends on the lab's clock")
    void tokens_end_on_the_lab_s_clock() throws IOException, InterruptedException {
        var token = fetched(OWN).path("access_token").asText();

        lab.advance(Duration.ofSeconds(3598));
        assertThat(shown("alerts@contoso.com", token)).startsWith("235 2.7.0");
        lab.advance(Duration.ofSeconds(1));
        assertThat(shown("alerts@contoso.com", token)).startsWith("535 5.7.3");
    }

    @Test
    void what_a_change_makes_of_the_topology_holds_for_the_next_token() throws IOException, InterruptedException {
        lab.change("exo.applications[Monitor].clientSecrets", List.of("another"));

        assertThat(fetched(OWN).path("error_codes").path(0).asInt()).isEqualTo(7000215);
    }

    @ParameterizedTest
    @DisplayName("TOK-03, TOK-06 to TOK-09: hostile tokens are answered as any wrong one, and the session goes on")
    @CsvSource({
        "good, 235 2.7.0",
        "none algorithm, 535 5.7.3",
        "signature cut off, 535 5.7.3",
        "claims changed, 535 5.7.3",
        "wrong key, 535 5.7.3",
        "wrong audience, 535 5.7.3",
        "wrong tenant, 535 5.7.3",
        "expired, 535 5.7.3",
        "refresh token, 535 5.7.3",
        "no token, 535 5.7.3",
        "100 KB, 500 5.5.2",
    })
    void hostile_tokens(String kind, String reply) throws IOException, InterruptedException {
        var token = hostile(kind);
        try (var client = SubmissionClient.at(lab.socket("smtp.office365.com", 587))) {
            assertThat(client.xoauth2("anna@contoso.com", token)).startsWith(reply);
            assertThat(client.ask("NOOP")).startsWith("250");
        }
    }

    private String hostile(String kind) throws IOException, InterruptedException {
        var answer = fetched(USERS);
        var good = answer.path("access_token").asText();
        var parts = good.split("\\.");
        var none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.US_ASCII));
        return switch (kind) {
            case "good" -> good;
            case "none algorithm" -> none + "." + parts[1] + ".";
            case "signature cut off" -> parts[0] + "." + parts[1] + ".";
            case "claims changed" ->
                parts[0] + "." + parts[1].substring(0, 20) + "x" + parts[1].substring(21) + "." + parts[2];
            case "wrong key" -> parts[0] + "." + parts[1] + "." + parts[2].substring(2) + parts[2].substring(0, 2);
            case "wrong audience" -> with(parts[1], "aud", "https://graph.microsoft.com");
            case "wrong tenant" -> with(parts[1], "tid", "another");
            case "expired" -> with(parts[1], "exp", lab.now().getEpochSecond());
            case "refresh token" -> answer.path("refresh_token").asText();
            case "no token" -> "EwB";
            default -> good + "x".repeat(100 * 1024);
        };
    }

    /** The same claims but one, signed well. */
    private static String with(String claims, String name, Object value) throws IOException {
        var all = new HashMap<String, Object>();
        JSON.readTree(Base64.getUrlDecoder().decode(claims)).properties().forEach(each -> {
            var found = each.getValue();
            all.put(each.getKey(), found.isNumber() ? (Object) found.asLong() : found.asText());
        });
        all.put(name, value);
        return new TokenSigner(LabKey.lab()).sign(Map.copyOf(all));
    }

    private String shown(String user, String token) throws IOException {
        try (var client = SubmissionClient.at(lab.socket("smtp.office365.com", 587))) {
            return client.xoauth2(user, token);
        }
    }

    private String endpoint() {
        return lab.identityProvider() + "/contoso.onmicrosoft.com/oauth2/v2.0/token";
    }

    private String port() {
        return Integer.toString(lab.socket("smtp.office365.com", 587).getPort());
    }

    private JsonNode fetched(String form) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(endpoint()))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build();
            return JSON.readTree(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        }
    }

    private record Ran(int code, String said) {}

    private Ran run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), said);
    }

    private static boolean installed(String program) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
    }
}
