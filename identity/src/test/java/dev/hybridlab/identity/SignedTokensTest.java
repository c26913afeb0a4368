package dev.hybridlab.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.hybridlab.mailflow.token.TokenClaims;
import dev.hybridlab.mailflow.token.TokenReading;
import dev.hybridlab.mailflow.token.TokenReading.Readable;
import dev.hybridlab.mailflow.token.TokenReading.Unreadable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mail system believes of a token (TOK-01, TOK-08), and what it makes of hostile ones: an answer each, in no time. */
@Timeout(10)
class SignedTokensTest {
    private static final long NINE = Instant.parse("2026-03-02T09:00:00Z").getEpochSecond();
    private static final Map<String, Object> CLAIMS = Map.of(
            "aud", "https://outlook.office365.com", // TOK-03
            "iss", "https://sts.windows.net/11111111-1111-1111-1111-111111111111/",
            "tid", "11111111-1111-1111-1111-111111111111",
            "upn", "anna@contoso.com",
            "oid", "22222222-2222-2222-2222-222222222222",
            "appid", "33333333-3333-3333-3333-333333333333",
            "scp", "IMAP.AccessAsUser.All SMTP.Send",
            "nbf", NINE,
            "exp", NINE + 3599);

    private final SignedTokens tokens = SignedTokens.lab();

    @Test
    @DisplayName("TOK-04, TOK-06, TOK-07: the claims of a user's token")
    void what_the_provider_signed_is_read() {
        var claims = readable(signed(CLAIMS));

        assertThat(claims.audience()).isEqualTo("https://outlook.office365.com");
        assertThat(claims.issuer()).isEqualTo("https://sts.windows.net/11111111-1111-1111-1111-111111111111/");
        assertThat(claims.tenantId()).isEqualTo("11111111-1111-1111-1111-111111111111");
        assertThat(claims.userPrincipalName()).isEqualTo("anna@contoso.com");
        assertThat(claims.objectId()).isEqualTo("22222222-2222-2222-2222-222222222222");
        assertThat(claims.applicationId()).isEqualTo("33333333-3333-3333-3333-333333333333");
        assertThat(claims.scopes()).containsExactly("IMAP.AccessAsUser.All", "SMTP.Send");
        assertThat(claims.roles()).isEmpty();
        assertThat(claims.isApplication()).isFalse();
        assertThat(claims.notBefore()).contains(Instant.ofEpochSecond(NINE));
        assertThat(claims.expires()).contains(Instant.ofEpochSecond(NINE).plus(Duration.ofSeconds(3599)));
    }

    @Test
    @DisplayName("TOK-05: an application acts for nobody")
    void an_application_has_roles() {
        var claims = readable(signed(Map.of("exp", NINE, "roles", List.of("SMTP.SendAsApp"), "appid", "a")));

        assertThat(claims.roles()).containsExactly("SMTP.SendAsApp");
        assertThat(claims.isApplication()).isTrue();
    }

    @Test
    void claims_of_another_type_count_as_missing() {
        var claims =
                readable(signed(Map.of("exp", NINE, "aud", 7, "scp", List.of("SMTP.Send"), "roles", "SMTP.SendAsApp")));

        assertThat(claims.audience()).isEmpty();
        assertThat(claims.scopes()).isEmpty();
        assertThat(claims.roles()).isEmpty();
    }

    @Test
    void the_same_claims_are_the_same_text_in_every_process() {
        assertThat(signed(CLAIMS)).isEqualTo(signed(CLAIMS)).hasSizeBetween(700, 1200);
        assertThat(LabKey.lab().id()).isEqualTo("3_9il33sQjuAvPsMy3RBQrkYG6Yp2g11ikfMo_l6pNk");
    }

    @ParameterizedTest
    @DisplayName("TOK-08: another algorithm or key is no signature")
    @CsvSource({
        "'{\"alg\":\"none\"}', is signed with the algorithm 'none' and not with RS256",
        "'{\"alg\":\"None\"}', is signed with the algorithm 'None' and not with RS256",
        "'{}', is signed with the algorithm 'null' and not with RS256",
        "'{\"alg\":[\"RS256\"]}', is signed with the algorithm '[RS256]' and not with RS256",
        "'{\"alg\":\"RS256\"}', 'names the key ''null'', which the identity provider does not have'",
        "'{\"alg\":\"RS256\",\"kid\":\"other\"}', 'names the key ''other'', which the identity provider does not have'",
        "'{\"alg\":\"RS256\",\"kid\":\"<kid>\"}', has a signature that its key did not make",
        "'{\"alg\":\"RS256\",\"kid\":\"<kid>\",\"crit\":[\"b64\"],\"b64\":false}', 'has a header with ''crit'', and"
                + " nothing of what may stand there is understood here'",
        "'{\"alg\":\"RS256\",\"kid\":\"<kid>\",\"jwk\":{\"kty\":\"RSA\"}}', is no JSON web token: *",
        "'[]', is signed with the algorithm 'null' and not with RS256",
        "'null', is no JSON web token: its header is null",
        "'', is no JSON web token: *",
        "'{\"alg\":\"RS256\"', is no JSON web token: *",
    })
    void a_header_that_promises_something_else(String header, String why) {
        var parts = signed(CLAIMS).split("\\.");

        var said = unreadable(encoded(header.replace("<kid>", LabKey.lab().id())) + "." + parts[1] + "." + parts[2]);

        if (why.endsWith("*")) {
            assertThat(said).startsWith(why.substring(0, why.length() - 1));
        } else {
            assertThat(said).isEqualTo(why);
        }
    }

    /** RFC 7515 §4.1.11: who does not understand what is critical refuses; "zip" is a word of encryption alone (RFC 7516 §4.1.3). */
    @ParameterizedTest
    @DisplayName("TOK-08: what a header asks for beyond a signature is refused under a good signature too")
    @CsvSource({
        "crit, '[\"exp\"]', 'has a header with ''crit'', and nothing of what may stand there is understood here'",
        "crit, '[\"b64\"]', 'has a header with ''crit'', and nothing of what may stand there is understood here'",
        "crit, null, 'has a header with ''crit'', and nothing of what may stand there is understood here'",
        "zip, '\"DEF\"', 'has a header with ''zip'', and a token that is signed is not compressed'",
    })
    void a_good_signature_under_a_header_that_asks_for_more(String name, String value, String why)
            throws JOSEException {
        var header = encoded(
                "{\"alg\":\"RS256\",\"kid\":\"" + LabKey.lab().id() + "\",\"" + name + "\":" + value + ",\"exp\":1}");
        var signed = header + "." + signed(CLAIMS).split("\\.")[1];
        var signature = new RSASSASigner(LabKey.lab().pair())
                .sign(new JWSHeader(JWSAlgorithm.RS256), signed.getBytes(StandardCharsets.US_ASCII));

        assertThat(unreadable(signed + "." + signature)).isEqualTo(why);
    }

    @Test
    void changed_claims_do_not_fit_the_signature() {
        var parts = signed(CLAIMS).split("\\.");
        var claims =
                new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8).replace("anna", "berta");

        assertThat(unreadable(parts[0] + "." + encoded(claims) + "." + parts[2]))
                .isEqualTo("has a signature that its key did not make");
        assertThat(unreadable(parts[0] + "." + parts[1] + ".")).isEqualTo("has a signature that its key did not make");
    }

    /** Else one token had many spellings, and what is good once would be good again. */
    @ParameterizedTest
    @ValueSource(strings = {"=", "==", "!", " ", "\n"})
    void a_signature_has_one_spelling(String more) {
        var token = signed(CLAIMS);
        var cut = token.substring(0, token.length() - 1);
        var other = token.endsWith("A") ? "B" : String.valueOf((char) (token.charAt(token.length() - 1) + 1));

        assertThat(unreadable(token + more)).isEqualTo("has a signature that its key did not make");
        assertThat(unreadable(cut + more + token.charAt(token.length() - 1)))
                .isEqualTo("has a signature that its key did not make");
        assertThat(unreadable(cut + other)).isEqualTo("has a signature that its key did not make");
    }

    @Test
    void another_key_under_the_name_of_ours_signs_nothing() throws JOSEException {
        RSAKey other = new RSAKeyGenerator(2048).keyID(LabKey.lab().id()).generate();

        assertThat(unreadable(new TokenSigner(new LabKey(other)).sign(CLAIMS)))
                .isEqualTo("has a signature that its key did not make");
    }

    /** The classic confusion: the public key, which everybody has, taken as the secret of HS256. */
    @Test
    void the_public_key_is_no_secret() throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(LabKey.lab().id())
                .build();
        var token = new JWSObject(header, new Payload(new LinkedHashMap<>(CLAIMS)));
        token.sign(new MACSigner(LabKey.lab().pair().toRSAPublicKey().getEncoded()));

        assertThat(unreadable(token.serialize())).isEqualTo("is signed with the algorithm 'HS256' and not with RS256");
    }

    @ParameterizedTest
    @CsvSource({
        "EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA, is opaque*", // TOK-02
        "'', is opaque*",
        "a.b, has not three parts with dots between them",
        "a.b.c.d, has not three parts with dots between them",
        "a.b.c.d.e, has not three parts with dots between them",
        "'!.b.c', is no JSON web token: its header is no base64url",
        "'é.ü.ö', is no JSON web token: its header is no base64url",
        "'..', is no JSON web token: *",
    })
    void a_broken_shape_is_no_token(String token, String why) {
        assertThat(unreadable(token)).startsWith(why.replace("*", ""));
    }

    @Test
    @DisplayName("TOK-09: what is too long is not looked at")
    void sizes_are_bounded() {
        assertThat(unreadable("a".repeat(100_000))).isEqualTo("is longer than 12288 characters");
        assertThat(unreadable(".".repeat(10_000))).isEqualTo("has not three parts with dots between them");
        assertThat(unreadable(signed(Map.of("exp", NINE, "padding", "x".repeat(100_000)))))
                .isEqualTo("is longer than 12288 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"alg\":{\"alg\":"})
    void nesting_without_end_is_no_json(String opening) {
        var nested = opening.repeat(8_000 / opening.length());

        assertThat(unreadable(encoded(nested) + ".e30.AA")).startsWith("is no JSON web token: ");
        assertThat(unreadable(encoded("{\"alg\":\"RS256\",\"kid\":" + nested) + ".e30.AA"))
                .startsWith("is no JSON web token: ");
    }

    @Test
    void a_long_word_of_a_stranger_is_cut() {
        assertThat(unreadable(encoded("{\"alg\":\"" + "x".repeat(5_000) + "\"}") + ".e30.AA"))
                .hasSizeLessThan(150)
                .contains("xxx...");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e300", "-1e300", "253402300800", "\"1700000000\"", "null", "[]", "true"})
    void a_time_that_is_none_is_said(String time) {
        assertThat(unreadable(signedJson("{\"exp\":" + time + "}"))).isEqualTo("says no time at which it expires");
        assertThat(tokens.read(signedJson("{\"exp\":1,\"nbf\":" + time + "}")))
                .isEqualTo(
                        time.equals("null")
                                ? new Readable(new TokenClaims(Map.of("exp", 1L)))
                                : new Unreadable("says no time from which it holds"));
    }

    @Test
    void a_number_that_is_none_is_no_json() {
        assertThat(unreadable(signedJson("{\"exp\":1" + "0".repeat(5_000) + "}")))
                .isNotEmpty();
        assertThat(unreadable(signedJson("{\"exp\":1,\"exp\":99999999999}"))).isNotEmpty();
        assertThat(unreadable(signedJson("no json"))).startsWith("is no JSON web token: ");
        assertThat(unreadable(signedJson("null"))).isEqualTo("is no JSON web token: its claims are null");
    }

    @Test
    void readings_are_kept_but_not_without_end() {
        var token = signed(CLAIMS);
        var first = tokens.read(token);

        assertThat(tokens.read(token)).isSameAs(first);
        for (var each = 0; each < 300; each++) {
            tokens.read("x" + each);
        }
        assertThat(tokens.read(token)).isNotSameAs(first).isEqualTo(first);
    }

    private TokenClaims readable(String token) {
        assertThat(tokens.read(token)).isInstanceOf(Readable.class);
        return tokens.read(token) instanceof Readable(var claims) ? claims : new TokenClaims(Map.of());
    }

    private String unreadable(String token) {
        assertThat(tokens.read(token)).isInstanceOf(Unreadable.class);
        TokenReading reading = tokens.read(token);
        return reading instanceof Unreadable(var why) ? why : "";
    }

    private static String signed(Map<String, Object> claims) {
        return new TokenSigner(LabKey.lab()).sign(claims);
    }

    /** Signed by the right key although it is no set of claims. */
    private static String signedJson(String payload) {
        return new TokenSigner(LabKey.lab()).sign(payload);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
