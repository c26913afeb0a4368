package dev.hybridlab.mailflow.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ONP-RCPT-20, ONP-RCPT-21. */
class EncapsulatedNameTest {
    @ParameterizedTest
    @CsvSource({
        "/o=Contoso/ou=First/cn=Recipients/cn=anna, IMCEAEX-_o=Contoso_ou=First_cn=Recipients_cn=anna",
        "/o=Contoso/ou=Exchange (FYDI)/cn=a_b, IMCEAEX-_o=Contoso_ou=Exchange+20+28FYDI+29_cn=a+5Fb",
        "/o=Contoso/cn=a.b, IMCEAEX-_o=Contoso_cn=a+2Eb",
    })
    void a_name_becomes_an_address_and_comes_back(String name, String local) {
        var address = EncapsulatedName.of(name, "contoso.com");

        assertThat(address.local()).isEqualTo(local);
        assertThat(EncapsulatedName.in(address)).contains(name);
    }

    @Test
    void an_ordinary_address_holds_no_name() {
        assertThat(EncapsulatedName.in(EmailAddress.of("imcea@contoso.com"))).isEmpty();
        assertThat(EncapsulatedName.in(EmailAddress.of("imceaex-_o=C_cn=a+@contoso.com")))
                .contains("/o=C/cn=a+");
    }

    @ParameterizedTest
    @CsvSource({
        "SMTP:a@x.example, SMTP_PRIMARY, a@x.example",
        "smtp:a@x.example, SMTP, a@x.example",
        "a@x.example, SMTP, a@x.example",
        "X500:/o=C/cn=a, X500, /o=C/cn=a",
        "x500:/o=C/cn=a, X500, /o=C/cn=a",
        "SIP:a@x.example, SIP, a@x.example",
        "EUM:1234;phone-context=x, EUM, 1234;phone-context=x",
    })
    void an_entry_tells_its_kind_by_its_prefix(String entry, ProxyAddress.Kind kind, String value) {
        assertThat(ProxyAddress.of(entry)).isEqualTo(new ProxyAddress(kind, value));
    }

    @Test
    void an_unknown_prefix_is_told() {
        assertThatThrownBy(() -> ProxyAddress.of("MRS:a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X500:");
    }
}
