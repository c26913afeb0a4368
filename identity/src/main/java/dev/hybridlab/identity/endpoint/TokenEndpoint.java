package dev.hybridlab.identity.endpoint;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.hybridlab.identity.LabKey;
import dev.hybridlab.identity.TokenSigner;
import dev.hybridlab.identity.policy.Grant;
import dev.hybridlab.identity.policy.Refusal;
import dev.hybridlab.identity.policy.TokenAnswer.Granted;
import dev.hybridlab.identity.policy.TokenAnswer.Refused;
import dev.hybridlab.identity.policy.TokenDesk;
import dev.hybridlab.identity.policy.TokenRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code POST /{tenant}/oauth2/v2.0/token}: TOK-30, RFC 6749 §4 and §5. */
record TokenEndpoint(Visit visit, Tickets tickets, DeviceCodes devices) {
    private static final String DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code"; // RFC 8628 §3.4

    /** What a grant is made of, or what it lacks. */
    private record Wish(Optional<Grant> grant, Optional<Refused> refused) {
        static Wish of(Grant grant) {
            return new Wish(Optional.of(grant), Optional.empty());
        }

        static Wish no(Refused refused) {
            return new Wish(Optional.empty(), Optional.of(refused));
        }
    }

    Answer answer(String tenant) {
        return visit.posted(form -> wished(tenant, form));
    }

    private Answer wished(String tenant, Form form) {
        var wish = wish(form);
        return wish.refused()
                .map(visit::refused)
                .orElseGet(() -> asked(tenant, wish.grant().orElseThrow()));
    }

    private Answer asked(String tenant, Grant grant) {
        var form = visit.request().body();
        var client = Client.of(visit.request());
        var asking = new TokenRequest(tenant, client.id(), client.proof(), grant, form.get("scope"));
        return switch (visit.desk().answer(asking, visit.now())) {
            case Refused refused -> visit.refused(refused);
            case Granted granted ->
                spent(grant, form).map(visit::refused).orElseGet(() -> Answer.json(200, body(granted, grant)));
        };
    }

    /** Only here is a code worth nothing any more: whoever was refused may ask again. Of two at once the second is refused. */
    private Optional<Refused> spent(Grant grant, Form form) {
        return switch (grant) {
            case Grant.Code code when !tickets.redeem(form.get("code")) -> Optional.of(Refusal.REDEEMED.of());
            case Grant.Device device
            when !devices.redeem(form.get("device_code")) -> Optional.of(Refusal.DEVICE_CODE_UNKNOWN.of());
            default -> Optional.empty();
        };
    }

    private Wish wish(Form form) {
        return switch (form.get("grant_type")) {
            case "" -> missing("grant_type");
            case "client_credentials" -> Wish.of(new Grant.ClientCredentials());
            case "password" -> password(form);
            case "refresh_token" -> shown(form, "refresh_token", tickets.refreshing(form.get("refresh_token")));
            case DEVICE_CODE ->
                shown(form, "device_code", Optional.of(devices.shown(form.get("device_code"), visit.now())));
            case "authorization_code" -> code(form);
            default -> Wish.no(Refusal.GRANT_UNKNOWN.of(form.get("grant_type")));
        };
    }

    private static Wish password(Form form) {
        if (!form.has("username")) {
            return missing("username");
        }
        return form.has("password")
                ? Wish.of(new Grant.Password(form.get("username"), form.get("password")))
                : missing("password");
    }

    private Wish code(Form form) {
        return form.has("redirect_uri")
                ? shown(form, "code", tickets.redeeming(form.get("code"), form, visit.now()))
                : missing("redirect_uri");
    }

    private static Wish shown(Form form, String parameter, Optional<Grant> grant) {
        if (!form.has(parameter)) {
            return missing(parameter);
        }
        return grant.map(Wish::of).orElseGet(() -> Wish.no(Refusal.MALFORMED.of()));
    }

    private static Wish missing(String parameter) {
        return Wish.no(Refusal.PARAMETER_MISSING.of(parameter));
    }

    /** TOK-27: a client is told how long, not until when. */
    private Map<String, Object> body(Granted granted, Grant grant) {
        var signer = new TokenSigner(LabKey.lab());
        var body = new LinkedHashMap<String, Object>();
        body.put("token_type", "Bearer");
        if (!granted.scope().isEmpty()) {
            body.put("scope", granted.scope());
        }
        body.put("expires_in", TokenDesk.LIFE);
        body.put("ext_expires_in", TokenDesk.LIFE);
        body.put("access_token", signer.sign(granted.accessToken()));
        granted.refresh().ifPresent(ticket -> body.put("refresh_token", tickets.refresh(ticket)));
        if (visit.request().body().get("client_info").equals("1")
                && !granted.scope().isEmpty()) {
            body.put("client_info", clientInfo(granted.accessToken()));
        }
        granted.idToken().ifPresent(claims -> {
            var all = new LinkedHashMap<>(claims);
            all.put("iss", Discovery.issuer(visit.request(), String.valueOf(claims.get("tid"))));
            Tickets.nonce(grant).ifPresent(nonce -> all.put("nonce", nonce));
            body.put("id_token", signer.sign(all));
        });
        return body;
    }

    /** LAB-78: who it is, for the library's cache. */
    private static String clientInfo(Map<String, Object> claims) {
        var both = Map.of("uid", String.valueOf(claims.get("oid")), "utid", String.valueOf(claims.get("tid")));
        return Base64URL.encode(JSONObjectUtils.toJSONString(both)).toString();
    }
}
