package dev.hybridlab.mailflow.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LAB-20, TLS-41: the newest version of both, and none that the lab does not speak. */
class TlsVersionsTest {
    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "TLS1_2 TLS1_3, TLS1_2 TLS1_3, TLS1_3",
        "TLS1_2, TLS1_2 TLS1_3, TLS1_2",
        "TLS1_0 TLS1_1 TLS1_2, TLS1_0 TLS1_1 TLS1_2, TLS1_2",
        "TLS1_0 TLS1_1, TLS1_0 TLS1_1, -",
        "TLS1_3, TLS1_2, -",
    })
    void what_two_hosts_agree_on(String client, String server, String expected) {
        assertThat(TlsVersions.common(List.of(client.split(" ")), List.of(server.split(" ")))
                        .orElse("-"))
                .isEqualTo(expected);
    }
}
