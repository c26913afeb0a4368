package dev.hybridlab.identity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that no client of a lab makes: of pages of elsewhere, and such as end too early. */
@Timeout(60)
class StrangersTest extends AtProvider {
    /** The DNS of a page may say that its own name is 127.0.0.1: the page then reads what it gets. */
    @ParameterizedTest
    @CsvSource({
        "evil.example, 403",
        "evil.example:80, 403",
        "127.0.0.1.evil.example, 403",
        "login.microsoftonline.com, 200",
        "login.microsoftonline.com:8080, 200",
        "localhost:1, 200",
        "hybridlab:8080, 200",
        "127.0.0.1, 200",
        "[::1]:80, 200",
        "host.docker.internal, 200",
        "a.localhost, 200",
    })
    void a_host_name_of_somebody_else_is_not_served(String host, int status) throws IOException {
        assertThat(said("GET /contoso.com/discovery/v2.0/keys HTTP/1.1\r\nHost: " + host + "\r\n\r\n"))
                .startsWith("HTTP/1.1 " + status);
    }

    /** A form of another page is posted with its Origin; the pages of the provider post to themselves. */
    @ParameterizedTest
    @CsvSource({
        "/devicelogin, http://evil.example, 403",
        "/devicelogin, null, 403",
        "/devicelogin, http://lab:99, 403",
        "/devicelogin, http://lab:80, 200",
        "/contoso.com/oauth2/v2.0/authorize, http://evil.example, 403",
        "/contoso.com/oauth2/v2.0/token, http://spa.example, 400",
    })
    void a_form_of_another_page_decides_nothing(String path, String origin, int status) throws IOException {
        assertThat(said("POST " + path + " HTTP/1.1\r\nHost: lab:80\r\nOrigin: " + origin
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=b"))
                .startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @CsvSource({"Content-Length: 500, abc", "Transfer-Encoding: chunked, zz"})
    void a_body_that_ends_too_early_gets_an_answer(String length, String body) throws IOException {
        assertThat(said("POST /contoso.com/oauth2/v2.0/token HTTP/1.1\r\nHost: lab\r\n" + length
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n" + body + "\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("AADSTS9002313");
    }

    private String said(String request) throws IOException {
        var base = provider.base();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), base.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
