package dev.hybridlab.onprem.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every right of every kind of session (ONP-RECV-61 to ONP-RECV-70). */
final class RightTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // right, Anonymous, ExchangeUsers, ExchangeServers, externally secured, legacy, Partners
        "SMTP_SUBMIT, yes, yes, yes, yes, yes, yes",
        "ACCEPT_ANY_RECIPIENT, -, yes, yes, yes, yes, -",
        "ACCEPT_ANY_SENDER, yes, -, yes, yes, yes, -",
        "ACCEPT_AUTHORITATIVE_DOMAIN_SENDER, yes, -, yes, yes, yes, -",
        "ACCEPT_AUTHENTICATION_FLAG, -, -, yes, yes, yes, -",
        "ACCEPT_HEADERS_ROUTING, yes, yes, yes, yes, yes, yes",
        "ACCEPT_HEADERS_ORGANIZATION, -, -, yes, -, -, -",
        "ACCEPT_HEADERS_FOREST, -, -, yes, -, -, -",
        "BYPASS_ANTI_SPAM, -, yes, yes, yes, yes, -",
        "BYPASS_MESSAGE_SIZE_LIMIT, -, -, yes, yes, yes, -",
        "ACCEPT_EXCH50, -, -, yes, yes, yes, -",
        "INTERNAL_VERBS, -, -, yes, -, -, -",
    })
    void who_holds_it(
            Right right, String anonymous, String user, String server, String secured, String legacy, String partner) {
        assertThat(right.of(Standing.ANONYMOUS)).isEqualTo(anonymous.equals("yes"));
        assertThat(right.of(Standing.USER)).isEqualTo(user.equals("yes"));
        assertThat(right.of(Standing.EXCHANGE_SERVER)).isEqualTo(server.equals("yes"));
        assertThat(right.of(Standing.EXTERNALLY_SECURED)).isEqualTo(secured.equals("yes"));
        assertThat(right.of(Standing.LEGACY_SERVER)).isEqualTo(legacy.equals("yes"));
        assertThat(right.of(Standing.PARTNER)).isEqualTo(partner.equals("yes"));
    }

    @Test
    void nobody_has_none() {
        assertThat(Arrays.stream(Right.values()).filter(right -> right.of(Standing.NOBODY)))
                .isEmpty();
    }
}
