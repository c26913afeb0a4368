package dev.hybridlab.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import dev.hybridlab.mailflow.token.AccessTokens;
import dev.hybridlab.mailflow.token.TokenClaims;
import dev.hybridlab.mailflow.token.TokenReading;
import dev.hybridlab.mailflow.token.TokenReading.Readable;
import dev.hybridlab.mailflow.token.TokenReading.Unreadable;
import java.text.ParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

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
    private TokenReading taken(String text) {
        if (text.indexOf('.') < 0) {
            return new Unreadable(
                    "is opaque, as tokens of personal accounts are: no three parts with dots between them");
        }
        try {
            var token = CompactToken.of(text);
            var wrong = wrong(token);
            return wrong.isEmpty() ? claims(token) : new Unreadable(wrong);
        } catch (ParseException broken) {
            return new Unreadable(String.valueOf(broken.getMessage()));
        }
    }

    /** TOK-08: what is wrong with the signature; empty: nothing is. */
    private String wrong(CompactToken token) throws ParseException {
        var algorithm = token.header().get("alg");
        if (!"RS256".equals(algorithm)) {
            return "is signed with the algorithm " + CompactToken.shown(algorithm) + " and not with RS256";
        }
        var named = token.header().get("kid");
        if (!keyId.equals(named)) {
            return "names the key " + CompactToken.shown(named) + ", which the identity provider does not have";
        }
        var unread = token.unread();
        if (unread.isPresent()) {
            return unread.get();
        }
        return token.isSignedBy(verifier) ? "" : "has a signature that its key did not make";
    }

    private static TokenReading claims(CompactToken token) throws ParseException {
        var all = new HashMap<>(token.readClaims());
        all.values().removeIf(Objects::isNull);
        var claims = new TokenClaims(all);
        if (claims.expires().isEmpty()) {
            return new Unreadable("says no time at which it expires");
        }
        return all.containsKey("nbf") && claims.notBefore().isEmpty()
                ? new Unreadable("says no time from which it holds")
                : new Readable(claims);
    }
}
