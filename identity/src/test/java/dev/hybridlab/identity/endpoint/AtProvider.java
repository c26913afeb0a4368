package dev.hybridlab.identity.endpoint;

import dev.hybridlab.identity.policy.TestTenant;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A provider that listens for one test, and a client of it. */
abstract class AtProvider {
    static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    static final String OAUTH = "/contoso.com/oauth2/v2.0/";
    static final String DEVICE = "grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code=";

    private final HttpClient http = HttpClient.newHttpClient();
    Instant now = NINE;
    IdentityProvider provider;
    ProviderClient client;

    @BeforeEach
    void listen() throws IOException {
        var topology = TestTenant.with(TestTenant.mailer(), Map.of());
        provider = IdentityProvider.listen(InetAddress.getLoopbackAddress(), () -> topology, () -> now);
        client = new ProviderClient(provider.base(), http);
    }

    @AfterEach
    void close() {
        provider.close();
        http.close();
    }
}
