package dev.hybridlab.harness.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hybridlab.harness.testkit.Topologies;
import dev.hybridlab.mailflow.topology.Topology;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The identity provider by HTTPS, as a client sees it that checks certificates (LAB-75). */
@Timeout(60)
class TokenServiceTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private final Topology topology = dev.hybridlab.mailflow.resolution.Topologies.of(
            Topologies.named("token-clients").expanded());
    private final TokenService tokens = new TokenService(InetAddress.getLoopbackAddress(), () -> topology, () -> START);

    @AfterEach
    void close() {
        tokens.close();
    }

    @ParameterizedTest
    @DisplayName("LAB-75: the document speaks of the scheme, host and port that the client used")
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void trusted(String host) throws Exception {
        var base = tokens.secure().toString().replace("127.0.0.1", host);

        assertThat(got(trusting(), base))
                .contains("\"token_endpoint\":\"" + base + "/contoso.com/oauth2/v2.0/token\"")
                .contains("\"issuer\":\"" + base + "/");
        assertThat(got(trusting(), tokens.base().toString())).contains("\"issuer\":\"" + tokens.base() + "/");
        assertThat(tokens.secure()).isEqualTo(tokens.secure());
    }

    @Test
    @DisplayName("LAB-75: its certificate is good for Microsoft's name, and for nobody else's")
    void names() throws Exception {
        assertThat(shaken("login.microsoftonline.com")).isEqualTo("CN=Lab Identity CA");
        assertThatThrownBy(() -> shaken("login.example")).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void who_does_not_trust_the_lab_is_not_served() throws GeneralSecurityException {
        var strict = SSLContext.getDefault();

        assertThatThrownBy(() -> got(strict, tokens.secure().toString())).isInstanceOf(SSLException.class);
    }

    /** A page of HTTPS is another page than the same one of HTTP. */
    @ParameterizedTest
    @ValueSource(strings = {"https", "http"})
    void forms_come_from_the_page_itself(String scheme) throws Exception {
        var base = tokens.secure().toString();
        var request = HttpRequest.newBuilder(URI.create(base + "/devicelogin"))
                .header("Origin", base.replace("https", scheme))
                .POST(HttpRequest.BodyPublishers.noBody());

        assertThat(sent(trusting(), request).statusCode() == 403).isEqualTo(scheme.equals("http"));
    }

    @Test
    void who_does_not_speak_tls_disturbs_nobody() throws Exception {
        try (var plain = new Socket("127.0.0.1", tokens.secure().getPort())) {
            plain.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            plain.getOutputStream().flush();

            assertThat(got(trusting(), tokens.secure().toString())).contains("token_endpoint");
        }
    }

    private static String got(SSLContext tls, String base) throws IOException, InterruptedException {
        var document = URI.create(base + "/contoso.com/v2.0/.well-known/openid-configuration");
        return sent(tls, HttpRequest.newBuilder(document)).body();
    }

    private static HttpResponse<String> sent(SSLContext tls, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newBuilder().sslContext(tls).build()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /** Who signed the certificate that a client sees which wants this host. */
    private String shaken(String host) throws IOException, GeneralSecurityException {
        var port = tokens.secure().getPort();
        try (var plain = new Socket("127.0.0.1", port);
                var secure = (SSLSocket) trusting().getSocketFactory().createSocket(plain, host, port, true)) {
            var parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            return ((X509Certificate) secure.getSession().getPeerCertificates()[0])
                    .getIssuerX500Principal()
                    .toString();
        }
    }

    private SSLContext trusting() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        var pem = new ByteArrayInputStream(tokens.authorities().getBytes(StandardCharsets.US_ASCII));
        for (var each : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
            store.setCertificateEntry(Integer.toString(store.size()), each);
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
