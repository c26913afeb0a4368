package dev.hybridlab.identity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.identity.policy.TestTenant;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answer of the authorization endpoint as a form that a browser sends on (OAuth 2.0 Form Post Response Mode). */
class FormPostTest extends AtProvider {
    private static final String HOSTILE = "\"><script>alert('x')</script>&amp;\r\n\u00e9";
    private static final Pattern INPUT =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

    @Test
    @DisplayName("TOK-36: a code comes back in a form, which is worth a token, with everything of others escaped")
    void a_code() throws Exception {
        var said = client.get(asking("&login_hint=anna@contoso.com"));

        assertThat(said.status()).isEqualTo(200);
        assertThat(said.location()).isEmpty();
        assertThat(said.body())
                .contains("<form method=\"post\" action=\"http://localhost/cb\">")
                .doesNotContain("<script>alert")
                .containsOnlyOnce("<script>");
        var sent = sent(said);
        assertThat(sent).containsOnlyKeys("code", "state").containsEntry("state", HOSTILE);
        var token =
                client.token("grant_type=authorization_code&redirect_uri=http://localhost/cb&code=" + sent.get("code"));
        assertThat(token.status()).as(token.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @DisplayName("TOK-36: a refusal too")
    @CsvSource({
        "&decline=1, access_denied",
        "&prompt=none, login_required",
    })
    void a_refusal(String more, String error) throws IOException, InterruptedException {
        assertThat(sent(client.get(asking(more)))).containsEntry("error", error).containsEntry("state", HOSTILE);
    }

    @Test
    void an_address_that_is_not_registered_is_sent_nothing() throws IOException, InterruptedException {
        var said = client.get(asking("&login_hint=anna@contoso.com").replace("localhost%2Fcb", "evil.example%2Fcb"));

        assertThat(said.status()).isEqualTo(400);
        assertThat(said.body()).doesNotContain("<form", "<script");
    }

    private static String asking(String more) {
        return OAUTH + "authorize?client_id=" + TestTenant.APP
                + "&response_type=code&response_mode=form_post&redirect_uri=http%3A%2F%2Flocalhost%2Fcb"
                + "&scope=https://outlook.office.com/SMTP.Send&state="
                + URLEncoder.encode(HOSTILE, StandardCharsets.UTF_8) + more;
    }

    /** What a browser reads out of the form. */
    private static Map<String, String> sent(ProviderClient.Said said) {
        var all = new LinkedHashMap<String, String>();
        INPUT.matcher(said.body())
                .results()
                .forEach(each -> all.put(
                        each.group(1),
                        each.group(2)
                                .replace("&quot;", "\"")
                                .replace("&#39;", "'")
                                .replace("&lt;", "<")
                                .replace("&gt;", ">")
                                .replace("&amp;", "&")));
        return all;
    }
}
