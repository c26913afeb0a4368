package dev.hybridlab.identity.endpoint;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.hybridlab.identity.LabKey;
import dev.hybridlab.identity.policy.SignIn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a client may find out by itself: OpenID Connect Discovery 1.0 §3, RFC 7517, TOK-37. */
record Discovery(Visit visit) {
    static final String CONFIGURATION = "/v2.0/.well-known/openid-configuration";
    static final String INSTANCE = "/discovery/instance";
    static final String REALM = "/userrealm/";
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
        all.put(
                "token_endpoint_auth_methods_supported",
                List.of("client_secret_post", "client_secret_basic", "private_key_jwt"));
        all.put(
                "grant_types_supported",
                List.of(
                        "authorization_code",
                        "client_credentials",
                        "password",
                        "refresh_token",
                        "urn:ietf:params:oauth:grant-type:device_code"));
        all.put("response_types_supported", List.of("code"));
        all.put("response_modes_supported", List.of("query", "fragment", "form_post"));
        all.put("code_challenge_methods_supported", List.of("S256", "plain"));
        all.put("subject_types_supported", List.of("pairwise"));
        all.put("id_token_signing_alg_values_supported", List.of("RS256"));
        all.put("scopes_supported", List.of("openid", "profile", "email", "offline_access"));
        return all;
    }

    /** LAB-78: what MSAL asks first, unless it is told not to: whether Microsoft knows the host. Here every host is the lab. */
    Answer instance() {
        var asked = Optional.of(visit.request().query().get("authorization_endpoint"))
                .filter(each -> each.endsWith(AuthorizeEndpoint.PATH))
                .map(each -> each.substring(0, each.length() - AuthorizeEndpoint.PATH.length()))
                .map(each -> each.substring(each.lastIndexOf('/') + 1))
                .orElse("common");
        var host = visit.request().base().replaceFirst("^https?://", "");
        var all = new LinkedHashMap<String, Object>();
        all.put("tenant_discovery_endpoint", visit.request().base() + "/" + asked + CONFIGURATION);
        all.put("api-version", "1.1");
        all.put(
                "metadata",
                List.of(Map.of("preferred_network", host, "preferred_cache", host, "aliases", List.of(host))));
        return Answer.json(200, all);
    }

    /** LAB-78: what MSAL asks before it sends a password: whether another system keeps it. Here none does. */
    Answer realm(String user) {
        var domain = user.substring(user.lastIndexOf('@') + 1);
        var known = !SignIn.isOpen(domain) && visit.signIn().tenantId(domain).isPresent();
        var all = new LinkedHashMap<String, Object>();
        all.put("ver", "1.0");
        all.put("account_type", known ? "Managed" : "Unknown");
        if (known) {
            all.put("domain_name", domain);
            all.put("cloud_instance_name", "microsoftonline.com");
            all.put("cloud_audience_urn", "urn:federation:MicrosoftOnline");
        }
        return Answer.json(200, all);
    }

    static Answer keys() {
        var open = new RSAKey.Builder(LabKey.lab().pair().toPublicJWK())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .build();
        return Answer.json(200, new JWKSet(open).toJSONObject());
    }
}
