package dev.hybridlab.harness.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hybridlab.harness.run.Worlds;
import dev.hybridlab.harness.scenario.topology.TopologyFile;
import dev.hybridlab.identity.LabKey;
import dev.hybridlab.identity.TokenSigner;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.resolution.Topologies;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.transit.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that others wrote submit at the fake smtp.office365.com, over real sockets. */
@Timeout(60)
class SubmittingProgramsTest {
    private static final String PYTHON = """
        import smtplib, ssl, sys
        tls = ssl.create_default_context()
        tls.check_hostname = False
        tls.verify_mode = ssl.CERT_NONE
        server = smtplib.SMTP('127.0.0.1', int(sys.argv[1]), local_hostname='device.example')
        server.starttls(context=tls)
        server.login('anna@contoso.com', 'hybridlab')
        server.sendmail('anna@contoso.com', ['dora@contoso.com'], 'From: anna@contoso.com\\r\\nSubject: t\\r\\n\\r\\nt\\r\\n')
        server.quit()
        """;

    private static final String FOUR = """
        import smtplib, ssl, sys
        tls = ssl.create_default_context()
        tls.check_hostname = False
        tls.verify_mode = ssl.CERT_NONE
        def open():
            server = smtplib.SMTP('127.0.0.1', int(sys.argv[1]), local_hostname='device.example')
            server.starttls(context=tls)
            server.login('anna@contoso.com', 'hybridlab')
            return server
        def send(server):
            server.sendmail('anna@contoso.com', ['dora@contoso.com'], 'From: anna@contoso.com\\r\\nSubject: t\\r\\n\\r\\nt\\r\\n')
        three = [open(), open(), open()]
        send(three[2])
        fourth = open()
        try:
            send(fourth)
            sys.exit('the fourth was taken')
        except smtplib.SMTPDataError as no:
            if no.smtp_code != 432 or not no.smtp_error.startswith(b'4.3.2 Concurrent connections limit exceeded.'):
                sys.exit('another answer: ' + str(no))
        three[0].quit()
        for attempt in range(1000):
            try:
                send(fourth)
                sys.exit(0)
            except smtplib.SMTPDataError:
                pass
        sys.exit('the closed session counts')
        """;

    @TempDir
    private Path folder = Path.of("set by JUnit");

    private World world() throws IOException {
        var file = Files.writeString(folder.resolve("t.yaml"), """
            topology: a tenant
            exo:
              tenant: contoso.onmicrosoft.com
              acceptedDomains: [{DomainName: contoso.com, Default: true}]
              recipients: [{Mailbox: anna@contoso.com}, {Mailbox: dora@contoso.com}]
            """);
        var read = TopologyFile.read(file);
        assertThat(read.problems()).isEmpty();
        return Worlds.STANDARD.of(Topologies.of(read.optional().orElseThrow().expanded()));
    }

    /** AUTH-01: what smtplib, a library, does with LOGIN. */
    @Test
    void python_submits_with_login() throws IOException, InterruptedException {
        delivers("python3", "python3", "-c", PYTHON, "PORT");
    }

    /** AUTH-01. */
    @Test
    void swaks_submits_with_login() throws IOException, InterruptedException {
        delivers(
                "swaks",
                "swaks",
                "--server",
                "127.0.0.1:PORT",
                "--tls",
                "--auth",
                "LOGIN",
                "--auth-user",
                "anna@contoso.com",
                "--auth-password",
                "hybridlab",
                "--from",
                "anna@contoso.com",
                "--to",
                "dora@contoso.com");
    }

    /** AUTH-01: msmtp reads the message from its standard input. */
    @Test
    void msmtp_submits_with_login() throws IOException, InterruptedException {
        delivers(
                "msmtp",
                "msmtp",
                "--file=/dev/null",
                "--host=127.0.0.1",
                "--port=PORT",
                "--auth=login",
                "--user=anna@contoso.com",
                "--passwordeval=echo hybridlab",
                "--tls=on",
                "--tls-starttls=on",
                "--tls-certcheck=off",
                "--from=anna@contoso.com",
                "dora@contoso.com");
    }

    /** AUTH-42: the fourth session of a mailbox learns it after the final dot; one that is closed does not count. */
    @Test
    void a_fourth_session_of_a_mailbox_is_put_off() throws IOException, InterruptedException {
        delivers("python3", "python3", "-c", FOUR, "PORT");
    }

    /** AUTH-01. */
    @Test
    void curl_submits_with_login() throws IOException, InterruptedException {
        curl("--user", "anna@contoso.com:hybridlab", "--login-options", "AUTH=LOGIN");
    }

    /** AUTH-04, TOK-03 to TOK-07. */
    @Test
    void curl_submits_with_a_token() throws IOException, InterruptedException {
        var topology = world().topology();
        var tenant = topology.tenants().getFirst().id();
        var now = topology.settings().start().getEpochSecond();
        var token = new TokenSigner(LabKey.lab())
                .sign(Map.of(
                        "aud",
                        "https://outlook.office365.com",
                        "tid",
                        tenant,
                        "iss",
                        "https://sts.windows.net/" + tenant + "/",
                        "upn",
                        "anna@contoso.com",
                        "scp",
                        "SMTP.Send",
                        "exp",
                        now + 3600));
        curl("--user", "anna@contoso.com", "--oauth2-bearer", token, "--login-options", "AUTH=XOAUTH2");
    }

    private void curl(String... credentials) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "curl",
                "--silent",
                "--show-error",
                "--insecure",
                "--ssl-reqd",
                "--url",
                "smtp://127.0.0.1:PORT/device.example",
                "--mail-from",
                "anna@contoso.com",
                "--mail-rcpt",
                "dora@contoso.com",
                "--upload-file",
                mail().toString()));
        command.addAll(List.of(credentials));
        delivers("curl", command.toArray(String[]::new));
    }

    private Path mail() throws IOException {
        return Files.writeString(folder.resolve("mail"), "From: anna@contoso.com\r\nSubject: t\r\n\r\nt\r\n");
    }

    private void delivers(String program, String... command) throws IOException, InterruptedException {
        assumeTrue(installed(program), () -> "skipped: " + program + " is not installed");
        try (var lab = EmbeddedLab.start(world(), LabOptions.rehearsal())) {
            var port = lab.socketOf("exo", IpAddress.of(ExchangeOnline.SUBMISSION_ADDRESS), 587)
                    .getPort();
            var words = List.of(command).stream()
                    .map(word -> word.replace("PORT", Integer.toString(port)))
                    .toList();
            var process = new ProcessBuilder(words)
                    .redirectInput(mail().toFile())
                    .redirectErrorStream(true)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            lab.drain(Duration.ofSeconds(30));
            assertThat(lab.steps()).as(said).anyMatch(Step.Delivered.class::isInstance);
        }
    }

    private static boolean installed(String program) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
    }
}
