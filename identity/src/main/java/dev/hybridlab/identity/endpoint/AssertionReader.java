package dev.hybridlab.identity.endpoint;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import dev.hybridlab.identity.CompactToken;
import dev.hybridlab.identity.policy.ClientAssertion;
import dev.hybridlab.identity.policy.ClientProof;
import dev.hybridlab.identity.policy.Refusal;
import dev.hybridlab.mailflow.token.KeyCredential;
import dev.hybridlab.mailflow.token.TokenClaims;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the assertion that an application brings in place of a secret (RFC 7521 §4.2, RFC 7523 §2.2, TOK-45). Whatever is wrong
 * with its text is found here, whatever is wrong with what it says at the desk.
 */
final class AssertionReader {
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    /** LAB-76: characters; a chain of four certificates in the header fits in. */
    private static final int LONGEST = 32_768;

    private static final Set<String> ALGORITHMS = Set.of("RS256", "PS256");

    private AssertionReader() {}

    /** Whether a form brings one, or half of it. */
    static boolean brings(Form form) {
        return form.has("client_assertion") || form.has("client_assertion_type");
    }

    /** @param calledAt scheme, host and port at which the client called the provider */
    static ClientProof read(Form form, String calledAt) {
        for (var parameter : List.of("client_assertion", "client_assertion_type")) {
            if (!form.has(parameter)) {
                return new ClientProof.Unreadable(Refusal.PARAMETER_MISSING.of(parameter));
            }
        }
        if (!form.get("client_assertion_type").equals(TYPE) || form.has("client_secret")) { // RFC 6749 §2.3
            return new ClientProof.Unreadable(Refusal.MALFORMED.of());
        }
        var text = form.get("client_assertion");
        try {
            return text.length() > LONGEST
                    ? malformed("is longer than " + LONGEST + " characters")
                    : read(CompactToken.of(text), calledAt);
        } catch (ParseException broken) {
            return malformed(String.valueOf(broken.getMessage()));
        }
    }

    private static ClientProof read(CompactToken token, String calledAt) throws ParseException {
        if (!(token.header().get("alg") instanceof String algorithm) || !ALGORITHMS.contains(algorithm)) {
            return new ClientProof.Unreadable(Refusal.ASSERTION_ALGORITHM.of(
                    CompactToken.shown(token.header().get("alg"))));
        }
        var unread = token.unread();
        if (unread.isPresent()) {
            return malformed(unread.get());
        }
        var thumbprints = thumbprints(token.header());
        if (thumbprints.isEmpty()) {
            return new ClientProof.Unreadable(Refusal.ASSERTION_WITHOUT_KEY.of());
        }
        token.checkHeader(); // else a bad header would pass for a bad signature
        var claims = claims(token);
        return new ClientProof.Assertion(
                new ClientAssertion(thumbprints, claims, key -> isSigned(token, key), calledAt));
    }

    private static TokenClaims claims(CompactToken token) throws ParseException {
        var all = new HashMap<>(token.readClaims());
        all.values().removeIf(Objects::isNull);
        var claims = new TokenClaims(all);
        if (claims.expires().isEmpty()) { // RFC 7523 §3, item 4
            throw new ParseException("says no time at which it expires", 0);
        }
        if (all.containsKey("nbf") && claims.notBefore().isEmpty()) {
            throw new ParseException("says no time from which it holds", 0);
        }
        return claims;
    }

    /** RFC 7515 §4.1.7 and §4.1.8; {@code x5c} is not looked at: whoever sends a certificate need not have uploaded it. */
    private static List<String> thumbprints(Map<String, Object> header) throws ParseException {
        var all = new ArrayList<String>();
        if (header.get("x5t") instanceof String text) {
            all.add(hex("x5t", text, 20));
        }
        if (header.get("x5t#S256") instanceof String text) {
            all.add(hex("x5t#S256", text, 32));
        }
        Optional.ofNullable(header.get("kid"))
                .map(String::valueOf)
                .filter(kid -> all.isEmpty() && KeyCredential.isThumbprint(kid))
                .ifPresent(all::add);
        return all;
    }

    /** @param length of the digest, in octets */
    private static String hex(String name, String text, int length) throws ParseException {
        try {
            var octets = Base64.getUrlDecoder().decode(text);
            if (octets.length == length) {
                return HexFormat.of().withUpperCase().formatHex(octets);
            }
        } catch (IllegalArgumentException broken) {
            throw new ParseException("has a header in which '" + name + "' is no base64url", 0);
        }
        throw new ParseException("has a header in which '" + name + "' is no digest of " + length + " octets", 0);
    }

    private static boolean isSigned(CompactToken token, KeyCredential key) {
        try {
            return key.certificate().getPublicKey() instanceof RSAPublicKey open
                    && token.isSignedBy(new RSASSAVerifier(open));
        } catch (ParseException broken) {
            return false;
        }
    }

    private static ClientProof malformed(String why) {
        return new ClientProof.Unreadable(Refusal.ASSERTION_MALFORMED.of(why));
    }
}
