package dev.hybridlab.identity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.hybridlab.identity.SignedTokens;
import dev.hybridlab.identity.policy.TestTenant;
import dev.hybridlab.mailflow.token.TokenClaims;
import dev.hybridlab.mailflow.token.TokenReading;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An application that speaks to the identity provider: parameters stand in its texts as on the wire. */
record ProviderClient(URI base, HttpClient http) {
    static final String FORM = "application/x-www-form-urlencoded";

    /** What came back. */
    record Said(int status, Optional<String> location, String body) {
        Map<String, Object> json() throws ParseException {
            return JSONObjectUtils.parse(body);
        }

        /** A text of the answer. */
        String text(String key) throws ParseException {
            return String.valueOf(json().get(key));
        }

        String codes() throws ParseException {
            return text("error_codes");
        }

        /** Of a token in the answer, once its signature is good. */
        TokenClaims claims(String which) throws ParseException {
            var reading = SignedTokens.lab().read(text(which));
            assertThat(reading).as(body).isInstanceOf(TokenReading.Readable.class);
            return ((TokenReading.Readable) reading).claims();
        }

        /** What a browser carries back to the application. */
        Map<String, String> back() {
            assertThat(status).as(body).isEqualTo(302);
            var all = new LinkedHashMap<String, String>();
            for (var pair : location.orElseThrow().split("\\?", 2)[1].split("&")) {
                var both = pair.split("=", 2);
                all.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
            }
            return all;
        }
    }

    /** @param form beside the id of the application */
    Said token(String form) throws IOException, InterruptedException {
        return post("/contoso.com/oauth2/v2.0/token", "client_id=" + TestTenant.APP + "&" + form);
    }

    Said post(String path, String form) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", FORM)
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    Said get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path)));
    }

    Said send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Said(response.statusCode(), response.headers().firstValue("location"), response.body());
    }

    /** @param path or whole address */
    URI at(String path) {
        return URI.create(path.startsWith("http:") ? path : base + path);
    }
}
