package dev.hybridlab.smtp.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the forecast foretells about versions and ciphers. */
class TlsProfileTest {
    private static final LabCertificates TLS = new LabCertificates(Flawed.BOOK);

    @ParameterizedTest(name = "{0} with {1} and {2}")
    @CsvSource(delimiter = '|', textBlock = """
        TLS1_2        | TLS1_2        | good    | TLS1_2 | TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
        TLS1_2        | TLS1_2        | RSA key | TLS1_2 | TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
        TLS1_2 TLS1_3 | TLS1_2        | good    | TLS1_2 | TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384
        TLS1_2        | TLS1_2 TLS1_3 | RSA key | TLS1_2 | TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
        TLS1_2 TLS1_3 | TLS1_3        | good    | TLS1_3 | TLS_AES_256_GCM_SHA384
        TLS1_3        | TLS1_2 TLS1_3 | RSA key | TLS1_3 | TLS_AES_256_GCM_SHA384
        TLS1_2 TLS1_3 | TLS1_2 TLS1_3 | all RSA | TLS1_3 | TLS_AES_256_GCM_SHA384
        """)
    void the_best_common_version_and_its_first_cipher_are_spoken(
            String client, String server, String certificate, String version, String cipher) throws IOException {
        var shown = Shaking.with(TLS, certificate, versions(server), socket -> {
            var profile = TlsProfile.between(versions(client), versions(server));
            return Handshakes.client(socket, TLS, Optional.of("good"), profile);
        });

        assertThat(shown.client().version()).isEqualTo(version);
        assertThat(shown.client().cipher()).isEqualTo(cipher);
        assertThat(shown.server()).isEqualTo(shown.client());
    }

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource({"TLS1_2, TLS1_3", "TLS1_3, TLS1_2"})
    void without_a_common_version_the_client_learns_why(String client, String server) {
        assertThatThrownBy(() -> Shaking.with(TLS, "good", versions(server), socket -> {
                    var profile = TlsProfile.between(versions(client), versions(server));
                    return Handshakes.client(socket, TLS, Optional.empty(), profile);
                }))
                .hasMessageContaining("protocol_version");
    }

    private static List<String> versions(String text) {
        return List.of(text.split(" "));
    }
}
