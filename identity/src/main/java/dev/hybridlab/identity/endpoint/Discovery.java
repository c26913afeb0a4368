package dev.hybridlab.identity.endpoint;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.hybridlab.identity.LabKey;
import dev.hybridlab.identity.policy.SignIn;
import java.util.LinkedHashMap;
import java.util.List;

/** What a client may find out by itself: OpenID Connect Discovery 1.0 §3, RFC 7517, TOK-37. */
record Discovery(Visit visit) {
    static final String CONFIGURATION = "/v2.0/.well-known/openid-configuration";
    static final String KEYS = "/discovery/v2.0/keys";

    /** Of ID tokens. It is this server's own address, since clients compare it with the one they asked. */
    static String issuer(Request request, String tenantId) {
        return request.base() + "/" + tenantId + "/v2.0";
    }

    Answer configuration(String tenant) {
        return visit.signIn()
                .tenantId(tenant)
                .map(id -> Answer.json(200, document(tenant, id)))
                .orElseGet(() -> visit.refused(SignIn.unknown(tenant)));
    }

    private LinkedHashMap<String, Object> document(String tenant, String id) {
        var request = visit.request();
        var oauth = request.base() + "/" + tenant + "/oauth2/v2.0/";
        var all = new LinkedHashMap<String, Object>();
        all.put("issuer", issuer(request, id));
        all.put("token_endpoint", oauth + "token");
        all.put("authorization_endpoint", oauth + "authorize");
        all.put("device_authorization_endpoint", oauth + "devicecode");
        all.put("jwks_uri", request.base() + "/" + tenant + KEYS);
        all.put("token_endpoint_auth_methods_supported", List.of("client_secret_post", "client_secret_basic"));
        all.put(
                "grant_types_supported",
                List.of(
                        "authorization_code",
                        "client_credentials",
                        "password",
                        "refresh_token",
                        "urn:ietf:params:oauth:grant-type:device_code"));
        all.put("response_types_supported", List.of("code"));
        all.put("response_modes_supported", List.of("query", "fragment"));
        all.put("code_challenge_methods_supported", List.of("S256", "plain"));
        all.put("subject_types_supported", List.of("pairwise"));
        all.put("id_token_signing_alg_values_supported", List.of("RS256"));
        all.put("scopes_supported", List.of("openid", "profile", "email", "offline_access"));
        return all;
    }

    static Answer keys() {
        var open = new RSAKey.Builder(LabKey.lab().pair().toPublicJWK())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .build();
        return Answer.json(200, new JWKSet(open).toJSONObject());
    }
}
