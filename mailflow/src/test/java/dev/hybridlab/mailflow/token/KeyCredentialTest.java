package dev.hybridlab.mailflow.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates as somebody uploads them; their thumbprints are those that OpenSSL computes. */
class KeyCredentialTest {
    private static final String BASE64 = """
        MIICnTCCAYWgAwIBAgIBAjANBgkqhkiG9w0BAQsFADASMRAwDgYDVQQDDAdNb25p
        dG9yMB4XDTI2MDEwMTAwMDAwMFoXDTQ2MDEwMTAwMDAwMFowEjEQMA4GA1UEAwwH
        TW9uaXRvcjCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEBAJ97w2exje/I
        5EWl+SorkEPZwfA+ucxa6u5+i71VHiWLsQ+oMqPRVo8OQQcRl47xm+VGlWqm3fPH
        pKX8NaSNFIMKFds0oUl1yg/UwHHY4GlNxt4wBIJYsEtsJyGXyPeTo87UWQbs2oO/
        QXIgNMPu36wXYECtl5P8JGWYEoUFnPuMzru0RdRgj76Y8yrM/2Mcidwh/xh9hp2k
        id3u+zfkL7lUglB5tKHIMy+YnIom4EfavJqd2bKygo/fuM3iJwPK1sMBbLJE6nnY
        RqDJ5osD03YKfchwKd1hhMtu1X2cNHDMdupgG8lVEqhwcQ50fTlyLgvu/LGUH1kw
        /JygEx6AdK0CAwEAATANBgkqhkiG9w0BAQsFAAOCAQEAGtRVqzQCgewP4qHDTLzt
        g7B6zGIJshnw/T5r/TI7b3bVyuctwyp2+7Oha04kwK/LFQegCeA9l+c0i1wzLuR8
        7OkI17WvNq4jipG0ccpm0wg96Z1NNgySMsooCNV0nsyQBfHWldFyEq4HaPEXZpO/
        Gdcb8LttKkdEPNLlRx8L8K2IZipR24IAw4rmI35QeUi8T9A1YiXvmhh8iBKn5AqD
        yOVlJVNVq0XMXbHryVTrP3ZpYh/fWHSGUURxHlzATxRt+t5kHVJg2egf6M8s8tJf
        EHjtfKO8mr868YIarDh0ys2Rblx4TGQUESC2ethPGk6kjPwV3vwmkYFJsFzXDkYA
        wQ==
        """;
    private static final String PEM = "-----BEGIN CERTIFICATE-----\n" + BASE64 + "-----END CERTIFICATE-----\n";
    /** Its key is one for Ed25519 that has no octets. */
    private static final String EMPTY_KEY = """
        MIGzMGcCFGhSqBfI8rvJTWDnfiul+HofU+WEMAUGAytlcDANMQswCQYDVQQDDAJl
        ZDAeFw0yNjExMjYxNjAyMDVaFw0yNjEyMjYxNjAyMDVaMA0xCzAJBgNVBAMMAmVk
        MAowBQYDK2VwAwEAMAUGAytlcANBALeO1Xymz/qn+y1b50yJ4EQ7r/zSivAcgyax
        rubmyjHl6bS+TDHCdwJscQ6c9ji5jHVLaqIjcB81ZWWr06oyjQs=
        """;

    /** Its key is one for RSA of 1024 bits. */
    private static final String SHORT_KEY = """
        MIIB/DCCAWWgAwIBAgIUTMxuLyJR6MFrBqzpfG5XviccSEowDQYJKoZIhvcNAQEL
        BQAwEDEOMAwGA1UEAwwFc2hvcnQwHhcNMjYxMTI2MTYzMDI1WhcNNDYxMTIxMTYz
        MDI1WjAQMQ4wDAYDVQQDDAVzaG9ydDCBnzANBgkqhkiG9w0BAQEFAAOBjQAwgYkC
        gYEAt4n2CyvwK/aWCfygPbEfTH8u8+pVCwlmGIJQ4r+kpYKymznY3L0E7afEekTM
        4/2RhqWMxap0dETuYW6bd9Den45PxW5JWimb/8FcJQTCr2Id+oQsXSFU4Smn4wzH
        CaerplyL1uoEw2kAv3dJHeHq3rzYwJaTHlqxiwpIc3fbQ90CAwEAAaNTMFEwHQYD
        VR0OBBYEFKkbo4PtxxWgWCvJNCeLYrFEORy4MB8GA1UdIwQYMBaAFKkbo4PtxxWg
        WCvJNCeLYrFEORy4MA8GA1UdEwEB/wQFMAMBAf8wDQYJKoZIhvcNAQELBQADgYEA
        NVXzclGT7WjLh/07PtyYcDC+U/BhF+skbBOCvvMwXZGtCMz4xG64jaAMRv7qVzae
        wharQmDEAs+2XkFKQDOl2T1GN9XgnDpQ7RQnBvfRSGHH2xsfSVwsAzc9mB3WpIw4
        n8nCKbaVU9Iz3YbMXHchJHwnTq464W6fOhwL0zI3bPE=
        """;

    private static final String SHA_1 = "20DD85DF32A682633F529B0DA8D0F7802E2B6649";
    private static final String SHA_256 = "C48E860F83924D6B4BA3A7E23BE5AF9C615E3F7A7371F789D2338DEE1F62BF0D";

    @Test
    @DisplayName("TOK-24: PEM or its base64, named by either thumbprint in any case")
    void reads_and_names() {
        var key = KeyCredential.of(PEM);

        assertThat(KeyCredential.of(BASE64)).isEqualTo(key);
        assertThat(KeyCredential.of(PEM.replace("\n", "\r\n"))).isEqualTo(key);
        assertThat(key.thumbprint()).isEqualTo(SHA_1);
        assertThat(key.isNamed(SHA_256.toLowerCase(Locale.ROOT))).isTrue();
        assertThat(key.isNamed(SHA_256.substring(0, 40))).isFalse();
        assertThat(key.holds(Instant.parse("2026-01-01T00:00:00Z"))).isTrue();
        assertThat(key.holds(Instant.parse("2025-12-31T23:59:59Z"))).isFalse();
        assertThat(key.holds(Instant.parse("2046-01-01T00:00:01Z"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'', neither",
        "AAAA, neither",
        "<empty key>, neither",
        "<short key>, 'has 1024 bits, and RS256 and PS256 want 2048 at least'",
        "<b64>AAAA, neither",
        "<cut>, neither",
        "-----BEGIN CERTIFICATE-----, neither",
        "-----BEGIN CERTIFICATE REQUEST-----<b64>-----END CERTIFICATE REQUEST-----, neither",
        "<pem><pem>, neither",
        "-----BEGIN RSA PRIVATE KEY-----, private key",
        "<pem>-----BEGIN PRIVATE KEY-----, private key",
        "<long>, longer than 32768",
    })
    void refuses(String text, String why) {
        var written = text.replace("<pem>", PEM)
                .replace("<empty key>", EMPTY_KEY)
                .replace("<short key>", SHORT_KEY)
                .replace("<b64>", BASE64)
                .replace("<cut>", BASE64.substring(0, 400))
                .replace("<long>", "A".repeat(40_000));

        assertThatThrownBy(() -> KeyCredential.of(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void refuses_what_stands_behind_one() {
        var octets = Base64.getMimeDecoder().decode(BASE64);
        var more = Base64.getEncoder().encodeToString(Arrays.copyOf(octets, octets.length + 3));

        assertThatThrownBy(() -> KeyCredential.of(more)).hasMessageContaining("behind the certificate");
    }
}
