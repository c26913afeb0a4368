package dev.hybridlab.identity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.identity.policy.TestTenant;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user has agreed to is worth one token: not two, and not none because somebody asked badly. */
@Timeout(60)
class GrantsTest extends AtProvider {
    private static final String SMTP = "https://outlook.office.com/SMTP.Send";

    @Test
    @DisplayName("TOK-32: a device that shows a wrong secret does not lose what its user approved")
    void a_device_code_outlives_a_refusal() throws Exception {
        var issued = client.post(OAUTH + "devicecode", "client_id=" + TestTenant.APP + "&scope=" + SMTP);
        client.post("/devicelogin", "user_code=" + issued.text("user_code") + "&username=anna@contoso.com");
        var poll = DEVICE + issued.text("device_code");

        assertThat(client.token(poll + "&client_secret=wrong").codes()).isEqualTo("[7000215]");
        assertThat(client.post("/nowhere.example/oauth2/v2.0/token", "client_id=x&" + poll)
                        .codes())
                .isEqualTo("[90002]");
        assertThat(client.token(poll).claims("access_token").scopes()).containsExactly("SMTP.Send");
        assertThat(client.token(poll).codes()).isEqualTo("[70018]");
    }

    @ParameterizedTest
    @DisplayName("TOK-33: nor does a browser's application lose its code by asking badly")
    @ValueSource(strings = {"client_secret=wrong&", "code_verifier=another&"})
    void an_authorization_code_outlives_a_refusal(String wrong) throws Exception {
        var ask = "grant_type=authorization_code&redirect_uri=http://localhost/cb&code=" + code();

        assertThat(client.token(wrong + ask).status()).isNotEqualTo(200);
        assertThat(client.token(ask).status()).isEqualTo(200);
        assertThat(client.token(ask).codes()).isEqualTo("[54005]");
    }

    @ParameterizedTest
    @DisplayName("TOK-33: a code that was redeemed is no other one with something behind it")
    @ValueSource(strings = {"%3D%3D", "!", "+", "%0A"})
    void a_code_has_one_spelling(String more) throws Exception {
        var ask = "grant_type=authorization_code&redirect_uri=http://localhost/cb&code=" + code();

        assertThat(client.token(ask).status()).isEqualTo(200);
        assertThat(client.token(ask + more).codes()).isEqualTo("[9002313]");
    }

    private String code() throws IOException, InterruptedException {
        return client.get(OAUTH + "authorize?response_type=code&redirect_uri=http://localhost/cb&client_id="
                        + TestTenant.APP + "&login_hint=anna@contoso.com&scope=" + SMTP)
                .back()
                .getOrDefault("code", "");
    }
}
