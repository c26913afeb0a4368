package dev.hybridlab.harness.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may steer a process, and what it says to what it does not understand. */
class ControlInterfaceTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final NodeServer server = start();

    private static NodeServer start() {
        try {
            return NodeServer.listen(new NodeSettings(HERE, HERE, false, 0, "secret", List.of("exo")));
        } catch (IOException noSocket) {
            throw new AssertionError(noSocket);
        }
    }

    @AfterEach
    void end() {
        server.close();
    }

    /** By hand, since an HTTP client does not let its user write these headers. */
    private String ask(String request, String headers, String body) throws IOException {
        var port = URI.create(server.base()).getPort();
        try (var socket = new Socket(HERE, port)) {
            var text = request + " HTTP/1.1\r\nConnection: close\r\n" + headers.replace("|", "\r\n")
                    + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return read(socket.getInputStream());
        }
    }

    private static String read(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "Host: 127.0.0.1|Authorization: Bearer secret,409",
        "Host: localhost:8080|Authorization: Bearer secret,409",
        "Host: exo|Authorization: Bearer secret,409",
        "Host: 127.0.0.1,403",
        "Host: 127.0.0.1|Authorization: Bearer secre,403",
        "Host: 127.0.0.1|Authorization: secret,403",
        "Host: lab.attacker.example|Authorization: Bearer secret,403",
        "Host: 127.0.0.1|Origin: http://127.0.0.1|Authorization: Bearer secret,403",
        "X-Nothing: 1|Authorization: Bearer secret,403",
        "Host: 127.0.0.1|Origin: null|Authorization: Bearer secret,403"
    })
    void the_token_is_needed_and_web_pages_are_not_served(String headers, String status) throws IOException {
        assertThat(ask("GET /state", headers, "")).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void it_lives_at_once_and_is_ready_when_it_has_its_configuration() throws IOException {
        assertThat(ask("GET /livez", "Host: 127.0.0.1", "")).startsWith("HTTP/1.1 200");
        assertThat(ask("GET /readyz", "Host: 127.0.0.1", "")).startsWith("HTTP/1.1 503");
    }

    /** A slip here is found by somebody who writes a client of his own. */
    @Test
    void the_page_lists_every_request_and_no_other() throws IOException {
        var answer = ask("GET /nothing", "Host: 127.0.0.1|Authorization: Bearer secret", "");
        var known = answer.substring(answer.indexOf("there are ") + 10, answer.lastIndexOf('"'));
        var page = Files.isDirectory(Path.of("docs")) ? Path.of("docs") : Path.of("..", "docs");

        var ofProcesses = Files.readString(page.resolve("control-interface.md"))
                .split("## The control interface of a running lab", 2)[0];

        assertThat(listed(ofProcesses))
                .containsExactlyInAnyOrderElementsOf(List.of(("GET /livez, GET /readyz, " + known).split(", ")));
    }

    /** The first cells of its rows; one without a verb has that of the one before it. */
    private static List<String> listed(String page) {
        var requests = new ArrayList<String>();
        var verb = "";
        for (var row : page.lines().filter(line -> line.startsWith("| `")).toList()) {
            var cell = row.substring(0, row.indexOf('|', 1));
            for (var code : Pattern.compile("`(?:([A-Z]+) )?(/[a-z]+)")
                    .matcher(cell)
                    .results()
                    .toList()) {
                verb = code.group(1) == null ? verb : code.group(1);
                requests.add(verb + " " + code.group(2));
            }
        }
        return requests;
    }

    /** RFC 3986 §3.2.2: an address of IP version 6 stands in brackets, or nobody can tell its port. */
    @Test
    void a_process_is_told_of_by_an_address_that_a_client_can_read() throws IOException {
        var own = InetAddress.getByName("2001:db8::25");
        try (var process = NodeServer.listen(new NodeSettings(own, HERE, false, 0, "secret", List.of("exo")))) {
            assertThat(URI.create(process.base()).getHost()).isEqualTo("[2001:db8:0:0:0:0:0:25]");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PUT /configuration,nonsense,400,the request is no JSON",
        "PUT /configuration,{},400,a hybridlab-topology of version 1 is expected",
        "PUT /configuration,{\"a\":,400,'line 1, column 6: Unexpected end-of-input'",
        "GET /steps?from=abc,'',400,takes from=N with a whole number or nothing, not 'from=abc",
        "PUT /clock,{},409,this process has no configuration yet: PUT /configuration",
        "GET /nothing,'',404,there are DELETE /configuration"
    })
    void bad_requests_get_an_answer(String request, String body, String status, String answer) throws IOException {
        assertThat(ask(request, "Host: 127.0.0.1|Authorization: Bearer secret", body))
                .startsWith("HTTP/1.1 " + status)
                .contains(answer);
    }

    /** Refused before the rest comes, or when what comes is none. */
    @ParameterizedTest
    @CsvSource({
        "Content-Length: 99999999999,'',413,at most 67108864 octets",
        "Content-Length: 67108865,'',413,at most 67108864 octets",
        "Transfer-Encoding: chunked,'zz|',400,the body of the request cannot be read"
    })
    void a_body_that_cannot_be_read_gets_an_answer(String header, String body, String status, String answer)
            throws IOException {
        var text = "PUT /configuration HTTP/1.1|Host: 127.0.0.1|Authorization: Bearer secret|" + header + "||" + body;
        try (var socket = new Socket(HERE, URI.create(server.base()).getPort())) {
            socket.getOutputStream().write(text.replace("|", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            assertThat(read(socket.getInputStream()))
                    .startsWith("HTTP/1.1 " + status)
                    .contains(answer);
        }
    }
}
