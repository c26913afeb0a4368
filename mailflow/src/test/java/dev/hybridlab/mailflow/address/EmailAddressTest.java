package dev.hybridlab.mailflow.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mailboxes (RFC 5321 §4.1.2). */
class EmailAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "bert@contoso.com",
                "b.e-r+t@contoso.com",
                "IMCEAEX-_O=CONTOSO_CN=BERT@contoso.com",
                "\"a b\"@contoso.com",
                "\"a@b <c>\\\"\"@contoso.com",
                "\u00e9@\u00e9.example",
                "a@[198.18.0.1]",
                "a@[ipv6:2001:db8::1]",
                "a'b=c/d{e}@contoso.com"
            })
    void is_read_and_written_as_it_is(String text) {
        assertThat(EmailAddress.tryParse(text))
                .hasValueSatisfying(read -> assertThat(read).hasToString(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bert",
                "@contoso.com",
                "bert@",
                "be rt@contoso.com",
                "bert@conto so.com",
                "<bert>@contoso.com",
                "bert@a@contoso.com",
                "bert\r\n@contoso.com",
                "\"be\nrt\"@contoso.com",
                "\"bert@contoso.com",
                "bert@contoso.com\0",
                "bert@contoso,com",
                "a:bert@contoso.com",
                "\"a\"b@contoso.com"
            })
    void what_is_none_is_told_apart(String text) {
        assertThat(EmailAddress.tryParse(text)).isEmpty();
    }

    @Test
    void its_length_is_bounded_whatever_it_holds() {
        assertThat(EmailAddress.tryParse("a".repeat(320) + "@" + "b".repeat(255)))
                .isPresent();
        assertThat(EmailAddress.tryParse("\"" + "\\a".repeat(5_000) + "\"@b.example"))
                .isEmpty();
        assertThat(EmailAddress.tryParse("a@" + "b".repeat(256))).isEmpty();
    }

    @Test
    void case_counts_in_the_local_part_only_where_it_is_shown() {
        var address = EmailAddress.of("Bert@Contoso.COM");

        assertThat(address).hasToString("Bert@contoso.com");
        assertThat(address.key()).isEqualTo("bert@contoso.com");
    }
}
