package dev.hybridlab.mailflow.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClientNameTest {
    /** SMTP-32. */
    @ParameterizedTest(name = "EHLO {0}: {1}")
    @CsvSource({
        "mail.contoso.com, true",
        "PRINTER_2, true",
        "[198.18.0.1], true",
        "[2001:db8::1], true",
        "[IPv6:2001:db8::1], true",
        "laptop., false",
        ".laptop, false",
        "a..b, false",
        "2001:db8::1, false",
        "[a;dmarc=pass], false",
        "[198.18.0.999], false",
        "a;dmarc=pass, false",
        "a(b), false",
        "'\"a\"', false",
    })
    void it_is_a_domain_or_an_address_literal(String name, boolean isOne) {
        assertThat(ClientName.isOne(name)).isEqualTo(isOne);
    }

    @Test
    void it_is_no_longer_than_a_domain() {
        assertThat(ClientName.isOne("a".repeat(255))).isTrue();
        assertThat(ClientName.isOne("a".repeat(256))).isFalse();
    }

    @ParameterizedTest(name = "{0} is shown as {1}")
    @CsvSource({
        "mail_1.contoso.com, mail_1.contoso.com",
        "b\u00fccher.example, b\u00fccher.example",
        "[198.18.0.1], [198.18.0.1]",
        "a;dmarc=pass, a",
        "a=b, a",
        "'(comment', ''",
    })
    void nothing_behind_a_sign_that_is_in_no_name_is_shown(String word, String shown) {
        assertThat(ClientName.shown(word)).isEqualTo(shown);
    }
}
