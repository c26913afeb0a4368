package dev.hybridlab.onprem.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every right of every kind of session (ONP-RECV-61 to ONP-RECV-70). */
final class RightTest {
    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        // fact, right, Anonymous, ExchangeUsers, ExchangeServers, externally secured, legacy, Partners
        "ONP-RECV-61, SMTP_SUBMIT, yes, yes, yes, yes, yes, yes",
        "ONP-RECV-62, ACCEPT_ANY_RECIPIENT, -, yes, yes, yes, yes, -",
        "ONP-RECV-63, ACCEPT_ANY_SENDER, yes, -, yes, yes, yes, -",
        "ONP-RECV-64, ACCEPT_AUTHORITATIVE_DOMAIN_SENDER, yes, -, yes, yes, yes, -",
        "ONP-RECV-65, ACCEPT_AUTHENTICATION_FLAG, -, -, yes, yes, yes, -",
        "ONP-RECV-66, ACCEPT_HEADERS_ROUTING, yes, yes, yes, yes, yes, yes",
        "ONP-RECV-67, ACCEPT_HEADERS_ORGANIZATION, -, -, yes, -, -, -",
        "ONP-RECV-67, ACCEPT_HEADERS_FOREST, -, -, yes, -, -, -",
        "ONP-RECV-68, BYPASS_ANTI_SPAM, -, yes, yes, yes, yes, -",
        "ONP-RECV-69, BYPASS_MESSAGE_SIZE_LIMIT, -, -, yes, yes, yes, -",
        "ONP-RECV-69, ACCEPT_EXCH50, -, -, yes, yes, yes, -",
        "ONP-RECV-70, INTERNAL_VERBS, -, -, yes, -, -, -",
    })
    void who_holds_it(
            String fact,
            Right right,
            String anonymous,
            String user,
            String server,
            String secured,
            String legacy,
            String partner) {
        assertThat(right.of(Standing.ANONYMOUS)).as(fact).isEqualTo(anonymous.equals("yes"));
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
