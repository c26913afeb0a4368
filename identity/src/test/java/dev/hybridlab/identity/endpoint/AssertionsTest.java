package dev.hybridlab.identity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.hybridlab.identity.LabKey;
import dev.hybridlab.identity.policy.TestTenant;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An application signs with the key of its certificate in place of a secret, well and badly. */
class AssertionsTest extends AtProvider {
    private static final String OWN = "grant_type=client_credentials&scope=https://outlook.office365.com/.default";
    private static final String TYPE = "client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final String SHA_1 =
            Base64URL.encode(HexFormat.of().parseHex(TestTenant.THUMBPRINT)).toString();
    private static final String SHA_256 = Base64URL.encode(HexFormat.of().parseHex(TestTenant.LONG_THUMBPRINT))
            .toString();

    private final Map<String, Object> header = new HashMap<>(Map.of("alg", "RS256", "typ", "JWT", "x5t", SHA_1));
    private final Map<String, Object> claims = new HashMap<>(Map.of(
            "iss",
            TestTenant.APP,
            "sub",
            TestTenant.APP,
            "jti",
            "1",
            "nbf",
            NINE.getEpochSecond(),
            "exp",
            NINE.plusSeconds(600).getEpochSecond()));

    @ParameterizedTest
    @DisplayName("TOK-24: RS256 or PS256, the certificate named by either thumbprint or both")
    @CsvSource({
        "RS256, x5t, <sha1>",
        "RS256, x5t, <sha1>=",
        "PS256, x5t#S256, <sha256>",
        "RS256, kid, <hex>",
    })
    void good(String algorithm, String name, String thumbprint) throws Exception {
        header.remove("x5t");
        header.put("alg", algorithm);
        header.put(
                name,
                thumbprint
                        .replace("<sha1>", SHA_1)
                        .replace("<sha256>", SHA_256)
                        .replace("<hex>", TestTenant.THUMBPRINT));

        var said = shown(signed());

        assertThat(said.status()).as(said.body()).isEqualTo(200);
        assertThat(said.claims("access_token").all()).containsEntry("appidacr", "2");
        assertThat(shown(signed()).status()).as("again").isEqualTo(200);
    }

    @ParameterizedTest
    @DisplayName(
            "TOK-44: the audience is the token endpoint or the issuer, here or at Microsoft, the tenant by any name")
    @CsvSource({
        "<here>/contoso.com/oauth2/v2.0/token, 200",
        "<here>/contoso.onmicrosoft.com/v2.0, 200",
        "https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/token, 200",
        "https://login.microsoftonline.com/<tid>/v2.0, 200",
        "'', 700023",
        "<here>, 700023",
        "<here>/oauth2/v2.0/token, 700023",
        "<here>/fabrikam.example/oauth2/v2.0/token, 700023",
        "<here>/contoso.com/oauth2/v2.0/authorize, 700023",
        "https://login.example/contoso.com/oauth2/v2.0/token, 700023",
        "https://login.microsoftonline.com.example/contoso.com/oauth2/v2.0/token, 700023",
    })
    void audience(String audience, String end) throws Exception {
        claims.put("aud", audience.replace("<here>", client.base().toString()).replace("<tid>", tenantId()));

        assertThat(end(signed())).isEqualTo(end);
        claims.put("aud", List.of("https://elsewhere.example", claims.get("aud")));
        assertThat(end(signed())).as("one of two").isEqualTo(end);
    }

    @ParameterizedTest
    @DisplayName("TOK-42: it ends on the lab's clock, five minutes later than it says")
    @CsvSource({
        "-301, 700024",
        "-300, 200",
        "899, 200",
        "900, 700024",
    })
    void time(long seconds, String end) throws Exception {
        now = NINE.plusSeconds(seconds);

        assertThat(end(signed())).isEqualTo(end);
    }

    @Test
    @DisplayName("TOK-24: a certificate that is over signs nothing")
    void certificate_over() throws Exception {
        now = Instant.parse("2027-01-02T00:00:00Z");
        claims.put("nbf", now.getEpochSecond());
        claims.put("exp", now.plus(Duration.ofMinutes(5)).getEpochSecond());

        var said = shown(signed());
        assertThat(said.text("error_description"))
                .startsWith("AADSTS700027: ")
                .contains("The key used is expired.", TestTenant.THUMBPRINT, "End=2027-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @DisplayName("TOK-24, TOK-43, TOK-45: what is wrong with it")
    @CsvSource({
        "another issuer, 700021",
        "another subject, 700021",
        "no subject, 700021",
        "another certificate, 700027",
        "two thumbprints of two, 700027",
        "wrong key, 700027",
        "claims changed, 700027",
        "signature cut off, 700027",
        "no signature, 700027",
        "none, 5002738",
        "HS256 with the public key, 5002738",
        "RS512, 5002738",
        "no algorithm, 5002738",
        "no thumbprint, 5002723",
        "thumbprint is no text, 5002723",
        "thumbprint is no base64, 50027",
        "thumbprint of the other kind, 50027",
        "crit, 50027",
        "zip, 50027",
        "type is no text, 50027",
        "no end, 50027",
        "end is no time, 50027",
        "start is no time, 50027",
        "no JSON, 50027",
        "header null, 50027",
        "claims a list, 50027",
        "a word, 50027",
        "a dot, 50027",
        "four parts, 50027",
        "deep, 50027",
        "40 KB, 50027",
        "100 KB, 9002313",
    })
    void hostile(String kind, String end) throws Exception {
        var said = shown(hostile(kind));

        assertThat(said.codes()).as(said.body()).isEqualTo("[" + end + "]");
        assertThat(said.status()).isEqualTo(kind.equals("100 KB") ? 413 : 401);
        assertThat(end(signed())).as("the provider goes on").isEqualTo("200");
    }

    private String hostile(String kind) throws Exception {
        return switch (kind) {
            case "another issuer" -> with(claims, "iss", "another");
            case "another subject" -> with(claims, "sub", "another");
            case "no subject" -> with(claims, "sub", 1);
            case "another certificate" -> with(header, "x5t", SHA_1.replace(SHA_1.charAt(0), 'A'));
            case "two thumbprints of two" -> with(header, "x5t#S256", SHA_256.replace(SHA_256.charAt(0), 'A'));
            case "wrong key" -> signed(stranger());
            case "claims changed" -> changed();
            case "signature cut off" -> signed().substring(0, signed().length() - 40);
            case "no signature" -> unsigned(Map.of("alg", "RS256", "x5t", SHA_1));
            case "none" -> unsigned(Map.of("alg", "none", "x5t", SHA_1));
            case "HS256 with the public key" -> hashed();
            case "RS512" -> unsigned(Map.of("alg", "RS512", "x5t", SHA_1));
            case "no algorithm" -> unsigned(Map.of("x5t", SHA_1));
            case "no thumbprint" -> unsigned(Map.of("alg", "RS256", "kid", "1"));
            case "thumbprint is no text" -> unsigned(Map.of("alg", "RS256", "x5t", 1));
            case "thumbprint is no base64" -> unsigned(Map.of("alg", "RS256", "x5t", "+/"));
            case "thumbprint of the other kind" -> with(header, "x5t", SHA_256);
            case "crit" -> unsigned(Map.of("alg", "RS256", "x5t", SHA_1, "crit", List.of("exp")));
            case "zip" -> unsigned(Map.of("alg", "RS256", "x5t", SHA_1, "zip", "DEF"));
            case "type is no text" -> unsigned(Map.of("alg", "RS256", "x5t", SHA_1, "typ", 1));
            case "no end" -> without("exp");
            case "end is no time" -> with(claims, "exp", "tomorrow");
            case "start is no time" -> with(claims, "nbf", 1e300);
            default -> text(kind);
        };
    }

    private String text(String kind) {
        return switch (kind) {
            case "no JSON" -> encoded("{\"alg\":") + "." + encoded("{}") + ".AA";
            case "header null" -> encoded("null") + "." + encoded("{}") + ".AA";
            case "claims a list" -> encoded(JSONObjectUtils.toJSONString(header)) + "." + encoded("[]") + ".AA";
            case "a word" -> "assertion";
            case "a dot" -> ".";
            case "four parts" -> "a.b.c.d";
            case "deep" -> encoded("{\"a\":" + "[".repeat(20_000) + "]".repeat(3)) + "." + encoded("{}") + ".AA";
            case "40 KB" -> "e".repeat(40 * 1024);
            default -> "e".repeat(100 * 1024);
        };
    }

    @ParameterizedTest
    @DisplayName("RFC 7521 §4.2, RFC 6749 §2.3: half a proof is none, and two are one too many")
    @ValueSource(strings = {"type", "assertion", "another type", "a secret too"})
    void incomplete(String kind) throws Exception {
        var assertion = "&client_assertion=" + signed();
        var said = client.token(OWN
                + switch (kind) {
                    case "type" -> "&" + TYPE;
                    case "assertion" -> assertion;
                    case "another type" -> assertion + "&client_assertion_type=urn:example:saml";
                    default -> assertion + "&" + TYPE + "&client_secret=s3cret";
                });

        assertThat(said.status()).isEqualTo(400);
        assertThat(said.codes()).isEqualTo(kind.equals("type") || kind.equals("assertion") ? "[900144]" : "[9002313]");
    }

    @ParameterizedTest
    @DisplayName("RFC 6749 §2.3: a secret by Basic is one proof too many too, good or bad, whoever is named")
    @CsvSource({"s3cret, true", "s3cret, false", "wrong, true"})
    void basic_too(String secret, boolean named) throws Exception {
        var basic = Base64.encode(TestTenant.APP + ":" + secret);
        var said = client.send(HttpRequest.newBuilder(client.at("/contoso.com/oauth2/v2.0/token"))
                .header("Content-Type", ProviderClient.FORM)
                .header("Authorization", "Basic " + basic)
                .POST(HttpRequest.BodyPublishers.ofString((named ? "client_id=" + TestTenant.APP + "&" : "") + OWN + "&"
                        + TYPE + "&client_assertion=" + signed())));

        assertThat(said.codes()).as(said.body()).isEqualTo("[9002313]");
    }

    private String end(String assertion) throws Exception {
        var said = shown(assertion);
        return said.status() == 200 ? "200" : said.codes().replaceAll("[\\[\\]]", "");
    }

    private ProviderClient.Said shown(String assertion) throws IOException, InterruptedException {
        return client.token(OWN + "&" + TYPE + "&client_assertion=" + assertion);
    }

    private String tenantId() throws IOException, InterruptedException, ParseException {
        var issuer =
                client.get("/contoso.com/v2.0/.well-known/openid-configuration").text("issuer");
        return issuer.split("/")[3];
    }

    private String with(Map<String, Object> part, String name, Object value) throws JOSEException, ParseException {
        var before = Map.copyOf(part);
        part.put(name, value);
        var token = signed();
        part.clear();
        part.putAll(before);
        return token;
    }

    private String without(String claim) throws JOSEException, ParseException {
        var before = Map.copyOf(claims);
        claims.remove(claim);
        var token = signed();
        claims.putAll(before);
        return token;
    }

    private String changed() throws JOSEException, ParseException {
        var parts = signed().split("\\.");
        return parts[0] + "." + encoded(JSONObjectUtils.toJSONString(claims).replace("\"1\"", "\"2\"")) + "."
                + parts[2];
    }

    private String unsigned(Map<String, Object> header) {
        return encoded(JSONObjectUtils.toJSONString(header)) + "." + encoded(JSONObjectUtils.toJSONString(claims))
                + ".";
    }

    /** The public key is known to everybody, and what is known to everybody proves nothing. */
    private String hashed() throws JOSEException, ParseException {
        var token = new JWSObject(JWSHeader.parse(Map.of("alg", "HS256", "x5t", SHA_1)), new Payload(claims));
        token.sign(new MACSigner(LabKey.lab().pair().toRSAPublicKey().getEncoded()));
        return token.serialize();
    }

    private String signed() throws JOSEException, ParseException {
        return signed(LabKey.lab().pair().toRSAPrivateKey());
    }

    private String signed(PrivateKey key) throws JOSEException, ParseException {
        claims.putIfAbsent("aud", client.base() + "/contoso.com/oauth2/v2.0/token");
        var token = new JWSObject(JWSHeader.parse(header), new Payload(claims));
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static PrivateKey stranger() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair().getPrivate();
    }

    private static String encoded(String json) {
        return Base64URL.encode(json.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
