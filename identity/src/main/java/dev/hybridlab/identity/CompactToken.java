package dev.hybridlab.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A signed token in its three parts (RFC 7515 §7.1), of which nothing is believed yet.
 *
 * @param header what it says of its signature
 * @param signed the first two parts with the dot between them
 * @param claims the second part, in base64url
 * @param signature the third, in base64url
 */
public record CompactToken(Map<String, Object> header, String signed, String claims, String signature) {
    /** @throws ParseException if it has not three parts, or the first is no JSON */
    public static CompactToken of(String token) throws ParseException {
        var first = token.indexOf('.');
        var second = token.indexOf('.', first + 1);
        if (first < 0 || second < 0 || token.indexOf('.', second + 1) >= 0) {
            throw new ParseException("has not three parts with dots between them", 0);
        }
        return new CompactToken(
                parsed(decoded("header", token.substring(0, first)), "header is"),
                token.substring(0, second),
                token.substring(first + 1, second),
                token.substring(second + 1));
    }

    /** What the second part says. */
    public Map<String, Object> readClaims() throws ParseException {
        return parsed(decoded("claims", claims), "claims are");
    }

    /** TOK-08: what of the header nobody here understands. */
    public Optional<String> unread() {
        if (header.containsKey("crit")) { // RFC 7515 §4.1.11
            return Optional.of("has a header with 'crit', and nothing of what may stand there is understood here");
        }
        return header.containsKey("zip") // RFC 7516 §4.1.3: of encrypted tokens alone
                ? Optional.of("has a header with 'zip', and a token that is signed is not compressed")
                : Optional.empty();
    }

    /** @throws ParseException if the header has a field that is not what it should be */
    public void checkHeader() throws ParseException {
        jose();
    }

    /**
     * Whether the key of the verifier made the signature.
     *
     * @throws ParseException if the header has a field that is not what it should be
     */
    public boolean isSignedBy(JWSVerifier verifier) throws ParseException {
        var parsed = jose();
        try {
            var sign = new Base64URL(signature);
            var good = verifier.verify(parsed, signed.getBytes(StandardCharsets.UTF_8), sign);
            // Nimbus passes over what is no base64url; a text that is good once must not be good in other spellings.
            return good && Base64URL.encode(sign.decode()).toString().equals(signature);
        } catch (JOSEException | IllegalArgumentException broken) {
            return false;
        }
    }

    private JWSHeader jose() throws ParseException {
        try {
            return JWSHeader.parse(header);
        } catch (ParseException | IllegalArgumentException broken) {
            throw new ParseException("is no JSON web token: " + broken.getMessage(), 0);
        }
    }

    /** The word {@code null} is JSON, of which Nimbus makes nothing at all. */
    private static Map<String, Object> parsed(String json, String what) throws ParseException {
        @Nullable Map<String, Object> all;
        try {
            all = JSONObjectUtils.parse(json);
        } catch (ParseException broken) {
            throw new ParseException("is no JSON web token: " + broken.getMessage(), 0);
        }
        if (all == null) {
            throw new ParseException("is no JSON web token: its " + what + " null", 0);
        }
        return all;
    }

    private static String decoded(String part, String text) throws ParseException {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new ParseException("is no JSON web token: its " + part + " is no base64url", 0);
        }
    }

    /** A stranger's word, cut where it becomes long. */
    public static String shown(@Nullable Object word) {
        var text = String.valueOf(word);
        return "'" + (text.length() > 60 ? text.substring(0, 60) + "..." : text) + "'";
    }
}
