package dev.hybridlab.authentication.signature;

import dev.hybridlab.mailflow.authentication.Canonicalization;
import dev.hybridlab.mailflow.message.HeaderField;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;

/** Makes the value of b= and puts it into its field. */
public final class FieldSigner {
    private static final int WIDTH = 76;
    private static final Remembered<String> MADE = Remembered.byName();

    private FieldSigner() {}

    /** A private key and what it signs with. */
    public record Key(Algorithm algorithm, PrivateKey key) {}

    /** bh= */
    public static String bodyHash(CanonicalBody body, Canonicalization form) {
        return Base64.getEncoder().encodeToString(SignatureCheck.sha256().digest(body.octets(form.relaxedBody())));
    }

    /** A field of these tags, an empty b= last, folded before what would be too long for a line. */
    public static HeaderField folded(String name, List<String> tags) {
        var out = new StringBuilder(name).append(':');
        var column = out.length();
        for (var tag : tags) {
            column = append(out, tag + ";", column);
        }
        append(out, "b=", column);
        return new HeaderField(out.toString());
    }

    private static int append(StringBuilder out, String text, int column) {
        if (column + 1 + text.length() > WIDTH) {
            out.append("\r\n ").append(text);
            return 1 + text.length();
        }
        out.append(' ').append(text);
        return column + 1 + text.length();
    }

    /** The field with its signature, whose b= stands last and is empty so far. */
    public static HeaderField sign(HeaderField unsigned, List<HeaderField> fields, boolean relaxed, Key key) {
        var base64 = made(SignatureCheck.covered(fields, unsigned, relaxed), key);
        var out = new StringBuilder(unsigned.raw());
        for (var i = 0; i < base64.length(); i += WIDTH - 4) {
            out.append(i == 0 ? "" : "\r\n ").append(base64, i, Math.min(base64.length(), i + WIDTH - 4));
        }
        return new HeaderField(out.toString());
    }

    /** The same octets get the same signature, so what the forecast has signed need not be computed again by the live run. */
    private static String made(List<byte[]> covered, Key key) {
        var digest = SignatureCheck.sha256();
        covered.forEach(digest::update);
        var name = key.key().hashCode() + " " + Base64.getEncoder().encodeToString(digest.digest());
        return MADE.of(name, none -> fresh(covered, key));
    }

    private static String fresh(List<byte[]> covered, Key key) {
        try {
            var signature = Signature.getInstance(key.algorithm().jdk());
            signature.initSign(key.key());
            SignatureCheck.update(signature, key.algorithm(), covered);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a key of the lab does not sign", impossible);
        }
    }
}
