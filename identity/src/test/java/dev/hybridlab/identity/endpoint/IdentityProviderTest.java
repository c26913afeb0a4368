package dev.hybridlab.identity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.hybridlab.identity.endpoint.ProviderClient.Said;
import dev.hybridlab.identity.policy.TestTenant;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The endpoints over real HTTP, as a client library speaks to them. */
@Timeout(60)
class IdentityProviderTest extends AtProvider {
    private static final String SMTP = "https://outlook.office.com/SMTP.Send+offline_access+openid";
    private static final String DEFAULT = "https://outlook.office365.com/.default";
    private static final String PASSWORD = "grant_type=password&username=anna@contoso.com&password=hybridlab&scope=";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"; // RFC 7636 appendix B
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    @Test
    @DisplayName("TOK-05, TOK-27: an application fetches its own token, which a mail host reads")
    void client_credentials() throws Exception {
        var answer = client.token("grant_type=client_credentials&client_secret=s3cret&scope=" + DEFAULT);

        assertThat(answer.json())
                .containsOnlyKeys("token_type", "expires_in", "ext_expires_in", "access_token")
                .containsEntry("token_type", "Bearer")
                .containsEntry("expires_in", 3599L);
        assertThat(answer.claims("access_token").roles()).containsExactly("SMTP.SendAsApp");
        assertThat(answer.claims("access_token").expires()).contains(NINE.plusSeconds(3599));
    }

    @ParameterizedTest
    @DisplayName("RFC 6749 §2.3.1: the secret by Basic")
    @CsvSource({"<app>:s3cret, 200", "<app>:s%33cret, 200", "<app>:wrong, 401", "<app>, 401", "%, 400"})
    void basic(String pair, int status) throws Exception {
        var shown = pair.replace("<app>", TestTenant.APP).getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(client.at(OAUTH + "token"))
                .header("Content-Type", ProviderClient.FORM)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(shown))
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=" + DEFAULT));

        assertThat(client.send(request).status()).isEqualTo(status);
    }

    @Test
    @DisplayName("TOK-04, TOK-28: a user's token by password, and another one by its refresh token, on the lab's clock")
    void password_and_refresh() throws Exception {
        var first = client.token(PASSWORD + SMTP);
        now = NINE.plus(Duration.ofHours(2));
        var again = client.token("grant_type=refresh_token&refresh_token=" + first.text("refresh_token"));

        assertThat(first.json()).containsEntry("scope", "https://outlook.office.com/SMTP.Send");
        assertThat(again.claims("access_token").userPrincipalName()).isEqualTo("anna@contoso.com");
        assertThat(again.claims("access_token").expires()).contains(now.plusSeconds(3599));
        assertThat(again.json()).containsKeys("refresh_token", "id_token");
    }

    @Test
    void an_access_token_is_no_refresh_token_and_a_refresh_token_opens_no_mailbox() throws Exception {
        var first = client.token(PASSWORD + SMTP);

        var refused = client.token("grant_type=refresh_token&refresh_token=" + first.text("access_token"));

        assertThat(refused.codes()).isEqualTo("[9002313]");
        assertThat(first.claims("refresh_token").audience()).isEmpty();
    }

    @Test
    @DisplayName("RFC 8628, TOK-31, TOK-32: pending, then approved, then worth nothing")
    void device_code() throws Exception {
        var issued = client.post(OAUTH + "devicecode", "client_id=" + TestTenant.APP + "&scope=" + SMTP);
        var poll = DEVICE + issued.text("device_code");

        assertThat(issued.json())
                .containsOnlyKeys("user_code", "device_code", "verification_uri", "expires_in", "interval", "message")
                .containsEntry("expires_in", 900L);
        assertThat(client.token(poll).text("error")).isEqualTo("authorization_pending");
        var page = client.post(
                issued.text("verification_uri"),
                "user_code=" + issued.text("user_code") + "&username=anna@contoso.com");
        assertThat(page.body()).contains("may act for anna@contoso.com");
        assertThat(client.token(poll).claims("access_token").scopes()).containsExactly("SMTP.Send");
        assertThat(client.token(poll).text("error")).isEqualTo("bad_verification_code");
    }

    @ParameterizedTest
    @DisplayName("TOK-31, TOK-32: no, too late, nothing pressed, nobody")
    @CsvSource({
        "decline=1, 0, authorization_declined",
        "username=anna@contoso.com, 900, expired_token",
        "'', 0, authorization_pending",
        "username=nobody@contoso.com, 0, authorization_pending",
    })
    void device_code_refused(String pressed, int later, String error) throws Exception {
        var issued = client.post(OAUTH + "devicecode", "client_id=" + TestTenant.APP + "&scope=" + SMTP);
        now = NINE.plusSeconds(later);
        client.post("/devicelogin", "user_code=" + issued.text("user_code") + "&" + pressed);

        assertThat(client.token(DEVICE + issued.text("device_code")).text("error"))
                .isEqualTo(error);
    }

    @Test
    @DisplayName("RFC 7636, TOK-33, TOK-34: a browser that is logged on comes back with a code, worth one token")
    void authorization_code() throws Exception {
        var back = client.get(authorize("login_hint=anna@contoso.com", "nonce=n-1"))
                .back();
        assertThat(back).containsEntry("state", "s 1").containsOnlyKeys("code", "state");

        var first = redeemed(back);
        assertThat(first.claims("access_token").scopes()).containsExactly("SMTP.Send");
        assertThat(first.claims("id_token").all())
                .containsEntry("nonce", "n-1")
                .containsEntry("aud", TestTenant.APP)
                .containsEntry("preferred_username", "anna@contoso.com");
        assertThat(redeemed(back).codes()).isEqualTo("[54005]");
    }

    @ParameterizedTest
    @DisplayName("TOK-33, RFC 7636 §4.6: too late, another verifier, plain")
    @CsvSource({
        "S256, " + CHALLENGE + ", 600, [70008]",
        "S256, " + CHALLENGE + ", 599, null",
        "S256, another, 0, [501481]",
        "plain, " + VERIFIER + ", 0, null",
        "plain, another, 0, [501481]",
    })
    void codes(String method, String challenge, int later, String end) throws Exception {
        var back = client.get(authorize(
                        "login_hint=anna@contoso.com",
                        "code_challenge=" + challenge,
                        "code_challenge_method=" + method))
                .back();
        now = NINE.plusSeconds(later);

        assertThat(redeemed(back).codes()).isEqualTo(end);
    }

    @Test
    @DisplayName("TOK-34: who is not logged on picks an account on a page, which posts to the same address")
    void a_page_asks_who_it_is() throws Exception {
        var page = client.get(authorize("state=%3Cb%3E"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("<button name=\"username\" value=\"anna@contoso.com\">", "&lt;b&gt;")
                .doesNotContain("<b>");

        var form = authorize("username=anna@contoso.com").split("\\?")[1];
        assertThat(client.post(OAUTH + "authorize", form).back()).containsKey("code");
        assertThat(client.post(OAUTH + "authorize", form + "&decline=1").back())
                .containsEntry("error", "access_denied");
    }

    @ParameterizedTest
    @DisplayName("TOK-34: what the application hears")
    @CsvSource({
        "prompt=none, login_required",
        "response_type=token, unsupported_response_type",
        "response_mode=web_message, unsupported_response_type",
        "scope=https://outlook.office.com/SMTP.SendAsApp, invalid_scope",
        "scope=, invalid_request",
    })
    void told_to_the_application(String parameter, String error) throws Exception {
        assertThat(client.get(authorize(parameter)).back())
                .containsEntry("error", error)
                .containsEntry("state", "s 1");
    }

    @ParameterizedTest
    @DisplayName("TOK-21, TOK-35: what the user sees, since nobody may be sent there")
    @CsvSource({
        "redirect_uri=http://evil.example/, AADSTS50011",
        "redirect_uri=http://localhost.evil.example/cb, AADSTS50011",
        "redirect_uri=http://localhost:9.evil.example/cb, AADSTS50011",
        "redirect_uri=, AADSTS50011",
        "client_id=33333333-3333-3333-3333-333333333333, AADSTS700016",
        "login_hint=nobody@contoso.com, AADSTS50034",
    })
    void shown_to_the_user(String parameter, String code) throws Exception {
        var answer = client.get(authorize(parameter));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(code);
    }

    @Test
    @DisplayName("TOK-35: any port of localhost")
    void localhost() throws Exception {
        var answer = client.get(authorize("login_hint=anna@contoso.com", "redirect_uri=http://localhost:8400/cb"));

        assertThat(answer.back()).containsKey("code");
    }

    @Test
    @DisplayName("TOK-37: the document leads to the endpoints, and the keys read the tokens")
    void discovery() throws Exception {
        var document = client.get("/contoso.com/v2.0/.well-known/openid-configuration");
        var keys = JWKSet.load(URI.create(document.text("jwks_uri")).toURL());
        var form =
                "client_id=" + TestTenant.APP + "&client_secret=s3cret&grant_type=client_credentials&scope=" + DEFAULT;
        var answer = client.post(document.text("token_endpoint"), form);

        var token = SignedJWT.parse(answer.text("access_token"));
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
        assertThat(key.isPrivate()).isFalse();
        assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
        assertThat(document.text("issuer")).startsWith(provider.base() + "/");
        assertThat(client.get("/nowhere.example/v2.0/.well-known/openid-configuration")
                        .codes())
                .isEqualTo("[90002]");
    }

    @ParameterizedTest
    @DisplayName("TOK-21, TOK-22, TOK-29, TOK-30: a refusal in the provider's shape, whatever was sent")
    @CsvSource({
        "contoso.com, form, '', 400 invalid_request [900144]",
        "contoso.com, application/json, {\"grant_type\":\"password\"}, 400 invalid_request [900144]",
        "contoso.com, '', grant_type=client_credentials, 400 invalid_request [900144]",
        "contoso.com, form, grant_type=implicit, 400 unsupported_grant_type [70003]",
        "contoso.com, form, grant_type=password&username=a, 400 invalid_request [900144]",
        "contoso.com, form, grant_type=refresh_token&refresh_token=x, 400 invalid_request [9002313]",
        "contoso.com, form, grant_type=client_credentials&scope=a&scope=b, 400 invalid_request [9000411]",
        "contoso.com, form, grant_type=%zz, 400 invalid_request [9002313]",
        "nowhere.example, form, grant_type=client_credentials&client_id=x, 400 invalid_request [90002]",
        "contoso.com, form; charset=utf-8, grant_type=client_credentials, 400 invalid_request [900144]",
        "contoso.com, form, grant_type=client_credentials&client_id=x, 400 unauthorized_client [700016]",
        "contoso.com, form, grant_type=client_credentials&client_id=<app>&client_secret=no, 401 invalid_client"
                + " [7000215]",
    })
    void refusals(String tenant, String type, String body, String end) throws Exception {
        var request = HttpRequest.newBuilder(client.at("/" + tenant + "/oauth2/v2.0/token"))
                .header("client-request-id", "0a0a0a0a-0000-4000-8000-00000000000a")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace("<app>", TestTenant.APP)));
        if (!type.isEmpty()) {
            request.header("Content-Type", type.replace("form", ProviderClient.FORM));
        }

        var answer = client.send(request);

        assertThat(answer.status() + " " + answer.text("error") + " " + answer.codes())
                .isEqualTo(end);
        assertThat(answer.json())
                .containsKeys("trace_id", "error_uri")
                .containsEntry("timestamp", "2026-03-02 09:00:00Z")
                .containsEntry("correlation_id", "0a0a0a0a-0000-4000-8000-00000000000a");
        assertThat(answer.text("error_description"))
                .matches("AADSTS\\d+: .* Trace ID: \\S+ Correlation ID: \\S+ Timestamp: 2026-03-02 09:00:00Z");
    }

    @Test
    @DisplayName("LAB-76: 100 KB in a body, in an address, in many parameters: read no further")
    void too_long() throws Exception {
        var long100 = "x".repeat(100 * 1024);

        assertThat(client.token("grant_type=" + long100).status()).isEqualTo(413);
        assertThat(client.post(OAUTH + "devicecode", long100).status()).isEqualTo(413);
        assertThat(client.get(authorize("state=" + long100)).status()).isEqualTo(413);
        assertThat(client.token("grant_type=password&" + "a=1&".repeat(10_000)).codes())
                .isEqualTo("[9000411]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/contoso.com", "/contoso.com/oauth2/token", "/contoso.com/v2.0/"})
    void other_addresses_lead_nowhere(String path) throws Exception {
        assertThat(client.get(path).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("TOK-30: GET of a token")
    void only_post() throws Exception {
        assertThat(client.get(OAUTH + "token").codes()).isEqualTo("[900561]");
    }

    private static String authorize(String... parameters) {
        var all = new LinkedHashMap<String, String>();
        all.put("client_id", TestTenant.APP);
        all.put("response_type", "code");
        all.put("redirect_uri", "http://localhost/cb");
        all.put("scope", SMTP);
        all.put("state", "s+1");
        all.put("code_challenge", CHALLENGE);
        all.put("code_challenge_method", "S256");
        for (var parameter : parameters) {
            var both = parameter.split("=", 2);
            all.put(both[0], both[1]);
        }
        return OAUTH + "authorize?"
                + String.join(
                        "&",
                        all.entrySet().stream()
                                .map(each -> each.getKey() + "=" + each.getValue())
                                .toList());
    }

    private Said redeemed(Map<String, String> back) throws IOException, InterruptedException {
        return client.token("grant_type=authorization_code&redirect_uri=http://localhost/cb&code=" + back.get("code")
                + "&code_verifier=" + VERIFIER);
    }
}
