package dev.hybridlab.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.hybridlab.mailflow.token.AccessTokens;
import dev.hybridlab.mailflow.token.TokenClaims;
import dev.hybridlab.mailflow.token.TokenReading;
import dev.hybridlab.mailflow.token.TokenReading.Readable;
import dev.hybridlab.mailflow.token.TokenReading.Unreadable;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads tokens that one key signed. Nothing of a token is believed before its signature is found good, and what is longer
 * than a token can be is not even taken apart. The last readings are kept, since a client shows its token again and again.
 */
public final class SignedTokens implements AccessTokens {
    /** TOK-09: no token that fits into a line of an AUTH exchange is longer. */
    static final int LONGEST = 12_288;

    private static final int KEPT = 256;
    private static final SignedTokens LAB = new SignedTokens(LabKey.lab());

    private final String keyId;
    private final JWSVerifier verifier;
    private final Map<String, TokenReading> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TokenReading> eldest) {
            return size() > KEPT;
        }
    };

    SignedTokens(LabKey key) {
        keyId = key.id();
        try {
            verifier = new RSASSAVerifier(key.pair());
        } catch (JOSEException failure) {
            throw new IllegalStateException("the key of the lab verifies nothing", failure);
        }
    }

    /** Reads what the identity provider of any lab issued. */
    public static SignedTokens lab() {
        return LAB;
    }

    @Override
    public TokenReading read(String token) {
        if (token.length() > LONGEST) {
            return new Unreadable("is longer than " + LONGEST + " characters");
        }
        synchronized (kept) {
            return kept.computeIfAbsent(token, this::taken);
        }
    }

    /** TOK-01, TOK-02. */
    private TokenReading taken(String token) {
        var first = token.indexOf('.');
        var second = token.indexOf('.', first + 1);
        if (first < 0) {
            return new Unreadable(
                    "is opaque, as tokens of personal accounts are: no three parts with dots between them");
        }
        if (second < 0 || token.indexOf('.', second + 1) >= 0) {
            return new Unreadable("has not three parts with dots between them");
        }
        try {
            var header = parsed(decoded("header", token.substring(0, first)), "header is");
            var signature = token.substring(second + 1);
            var wrong = wrong(header, token.substring(0, second), signature);
            return wrong.isEmpty()
                    ? claims(decoded("claims", token.substring(first + 1, second)))
                    : new Unreadable(wrong);
        } catch (ParseException broken) {
            return new Unreadable("is no JSON web token: " + broken.getMessage());
        }
    }

    /** TOK-08: what is wrong with the signature; empty: nothing is. */
    private String wrong(Map<String, Object> header, String signed, String signature) throws ParseException {
        var algorithm = header.get("alg");
        if (!"RS256".equals(algorithm)) {
            return "is signed with the algorithm " + shown(algorithm) + " and not with RS256";
        }
        if (!keyId.equals(header.get("kid"))) {
            return "names the key " + shown(header.get("kid")) + ", which the identity provider does not have";
        }
        if (header.containsKey("crit")) { // RFC 7515 §4.1.11
            return "has a header with 'crit', and nothing of what may stand there is understood here";
        }
        if (header.containsKey("zip")) { // RFC 7516 §4.1.3: of encrypted tokens alone
            return "has a header with 'zip', and a token that is signed is not compressed";
        }
        try {
            var sign = new Base64URL(signature);
            var good = verifier.verify(JWSHeader.parse(header), signed.getBytes(StandardCharsets.UTF_8), sign);
            // Nimbus passes over what is no base64url; a text that is good once must not be good in other spellings.
            var spelt = Base64URL.encode(sign.decode()).toString().equals(signature);
            return good && spelt ? "" : "has a signature that its key did not make";
        } catch (JOSEException | IllegalArgumentException broken) {
            return "has a signature that its key did not make";
        }
    }

    private static TokenReading claims(String json) throws ParseException {
        var all = new HashMap<>(parsed(json, "claims are"));
        all.values().removeIf(Objects::isNull);
        var claims = new TokenClaims(all);
        if (claims.expires().isEmpty()) {
            return new Unreadable("says no time at which it expires");
        }
        return all.containsKey("nbf") && claims.notBefore().isEmpty()
                ? new Unreadable("says no time from which it holds")
                : new Readable(claims);
    }

    /** The word {@code null} is JSON, of which Nimbus makes nothing at all. */
    private static Map<String, Object> parsed(String json, String what) throws ParseException {
        @Nullable Map<String, Object> all = JSONObjectUtils.parse(json);
        if (all == null) {
            throw new ParseException("its " + what + " null", 0);
        }
        return all;
    }

    private static String decoded(String part, String text) throws ParseException {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new ParseException("its " + part + " is no base64url", 0);
        }
    }

    /** A stranger's word, cut where it becomes long. */
    private static String shown(@Nullable Object word) {
        var text = String.valueOf(word);
        return "'" + (text.length() > 60 ? text.substring(0, 60) + "..." : text) + "'";
    }
}
