package dev.hybridlab.identity.endpoint;

import dev.hybridlab.identity.policy.ClientProof;
import dev.hybridlab.identity.policy.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Who asks and what it proves itself with: RFC 6749 §2.3.1, in the body or by Basic.
 *
 * @param id of the application; empty: it does not say
 */
record Client(String id, ClientProof proof) {
    private static final String BASIC = "Basic ";

    static Client of(Request request) {
        var form = request.body();
        var basic = request.header("Authorization")
                .filter(value -> value.regionMatches(true, 0, BASIC, 0, BASIC.length()))
                .map(value -> value.substring(BASIC.length()).strip());
        if (basic.isEmpty()) {
            return new Client(form.get("client_id"), proof(form, request.base()));
        }
        var named = form.has("client_id")
                ? new Client(form.get("client_id"), proof(form, request.base()))
                : basic(basic.get());
        return AssertionReader.brings(form) // RFC 6749 §2.3: a client proves itself in one way at a time
                ? new Client(named.id(), new ClientProof.Unreadable(Refusal.MALFORMED.of()))
                : named;
    }

    private static ClientProof proof(Form form, String base) {
        if (AssertionReader.brings(form)) {
            return AssertionReader.read(form, base);
        }
        return form.has("client_secret")
                ? new ClientProof.Secret(form.get("client_secret"))
                : new ClientProof.Nothing();
    }

    private static Client basic(String text) {
        try {
            var both = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
            var colon = both.indexOf(':');
            return colon < 0
                    ? new Client(decoded(both), new ClientProof.Nothing())
                    : new Client(
                            decoded(both.substring(0, colon)),
                            new ClientProof.Secret(decoded(both.substring(colon + 1))));
        } catch (IllegalArgumentException noBase64) {
            return new Client("", new ClientProof.Nothing());
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
