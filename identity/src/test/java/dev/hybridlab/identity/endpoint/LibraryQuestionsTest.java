package dev.hybridlab.identity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Microsoft's libraries ask besides tokens (LAB-78). */
class LibraryQuestionsTest extends AtProvider {
    private static final String ID = "12345678-1234-1234-1234-123456789012";
    private static final String USERS = "grant_type=password&username=anna@contoso.com&password=hybridlab";
    private static final String SCOPE = "&scope=https://outlook.office.com/SMTP.Send";

    @Test
    @DisplayName("LAB-78: every host is one that Microsoft knows, and the tenant's document is where the question says")
    void instance() throws IOException, InterruptedException, ParseException {
        var said = client.get("/common/discovery/instance?api-version=1.1&authorization_endpoint=" + client.base()
                + "/contoso.com/oauth2/v2.0/authorize");

        assertThat(said.text("tenant_discovery_endpoint"))
                .isEqualTo(client.base() + "/contoso.com/v2.0/.well-known/openid-configuration");
        assertThat(said.text("metadata")).contains(client.base().getAuthority());
        assertThat(client.get("/common/discovery/instance").text("tenant_discovery_endpoint"))
                .isEqualTo(client.base() + "/common/v2.0/.well-known/openid-configuration");
    }

    @ParameterizedTest
    @DisplayName("LAB-78: passwords of the lab's tenants are kept by nobody else")
    @CsvSource({
        "anna@contoso.com, Managed",
        "nobody%40contoso.onmicrosoft.com, Managed",
        "anna@fabrikam.example, Unknown",
        "anna@common, Unknown",
        "'', Unknown",
    })
    void realm(String user, String type) throws IOException, InterruptedException, ParseException {
        assertThat(client.get("/common/userrealm/" + user + "?api-version=1.0").text("account_type"))
                .isEqualTo(type);
    }

    @Test
    @DisplayName("LAB-78: who it is, for the library's cache, where it asks and there is somebody")
    void client_info() throws IOException, InterruptedException, ParseException {
        var users = client.token(USERS + SCOPE + "&client_info=1");
        var claims = users.claims("access_token").all();

        assertThat(Base64URL.from(users.text("client_info")).decodeToString())
                .contains("\"uid\":\"" + claims.get("oid") + "\"", "\"utid\":\"" + claims.get("tid") + "\"");
        assertThat(client.token(USERS + SCOPE).json()).doesNotContainKey("client_info");
        var own = client.token("grant_type=client_credentials&client_secret=s3cret&client_info=1"
                + "&scope=https://outlook.office365.com/.default");
        assertThat(own.status()).isEqualTo(200);
        assertThat(own.json()).doesNotContainKey("client_info");
    }

    @ParameterizedTest
    @DisplayName("LAB-78: the client's id comes back where it asks for that, and only if it is an id")
    @CsvSource({
        ID + ", true, " + ID,
        ID + ", false, none",
        "<b>, true, none",
    })
    void correlation(String sent, String wanted, String back) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(client.at("/contoso.com/discovery/v2.0/keys"))
                .header("client-request-id", sent)
                .header("return-client-request-id", wanted)
                .build();

        var response = client.http().send(request, HttpResponse.BodyHandlers.discarding());
        assertThat(response.headers().firstValue("client-request-id").orElse("none"))
                .isEqualTo(back);
    }
}
