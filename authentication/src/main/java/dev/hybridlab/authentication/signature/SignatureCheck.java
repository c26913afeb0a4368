package dev.hybridlab.authentication.signature;

import dev.hybridlab.mailflow.authentication.DkimReason;
import dev.hybridlab.mailflow.message.HeaderField;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;

/** The check of one signature over header octets and, if it has one, of its body hash (RFC 6376 §6.1.3). */
public final class SignatureCheck {
    private static final int WEAKEST_RSA = 1024; // RFC 8301 §3.2

    private SignatureCheck() {}

    /**
     * The key that a signature names, fit for it.
     *
     * @throws Unverified if there is none (RFC 6376 §6.1.2)
     */
    public static SignerKey key(SignatureTags tags, Keys keys) throws Unverified {
        var algorithm = tags.algorithm().orElseThrow(() -> unknown(tags));
        var key = keys.at(tags.selector(), tags.domain());
        if (!key.type().equals(algorithm.keyType())) {
            throw new Unverified(DkimReason.KEY_SYNTAX, "a=" + algorithm.word() + " with a key of type " + key.type());
        }
        if (!key.hashes().isEmpty() && !key.hashes().contains("sha256")) {
            throw new Unverified(
                    DkimReason.KEY_SYNTAX, "the key is not for sha256: h=" + String.join(":", key.hashes()));
        }
        if (key.strength() < WEAKEST_RSA) {
            throw new Unverified(DkimReason.WEAK, "an RSA key of " + key.strength() + " bits: at least " + WEAKEST_RSA);
        }
        return key;
    }

    private static Unverified unknown(SignatureTags tags) {
        var word = tags.tags().required("a");
        return word.equalsIgnoreCase("rsa-sha1")
                ? new Unverified(DkimReason.WEAK, "rsa-sha1 proves nothing any more") // RFC 8301 §3.1
                : new Unverified(DkimReason.SYNTAX, "an unknown algorithm in a=");
    }

    /** @throws Unverified if the body is not the one that was signed */
    public static void body(SignatureTags tags, CanonicalBody body) throws Unverified {
        var octets = body.octets(tags.canonicalization().relaxedBody());
        var limit = tags.number("l");
        if (limit.isPresent() && limit.getAsLong() > octets.length) { // RFC 6376 §3.5, l=
            throw new Unverified(
                    DkimReason.BODY_HASH, "l=" + limit.getAsLong() + ", but the body has " + octets.length + " octets");
        }
        if (limit.isPresent() && body.whole()) {
            throw new Unverified(DkimReason.BODY_HASH, "l=: a part of the body is not enough here"); // DOMA-14
        }
        var digest = sha256();
        digest.update(octets, 0, (int) limit.orElse(octets.length));
        if (!MessageDigest.isEqual(digest.digest(), tags.bodyHash())) {
            throw new Unverified(DkimReason.BODY_HASH, "the body is not the one that was signed");
        }
    }

    /** @throws Unverified if the header fields are not those that were signed */
    public static void header(SignatureTags tags, SignerKey key, List<byte[]> signed) throws Unverified {
        var algorithm = tags.algorithm().orElseThrow(() -> unknown(tags));
        try {
            if (!verifies(algorithm, key.key().orElseThrow(), signed, tags.signature())) {
                throw new Unverified(DkimReason.SIGNATURE, "the header is not the one that was signed");
            }
        } catch (GeneralSecurityException unusable) {
            throw new Unverified(DkimReason.SIGNATURE, "b= is no signature by such a key");
        }
    }

    private static boolean verifies(Algorithm algorithm, PublicKey key, List<byte[]> signed, byte[] signature)
            throws GeneralSecurityException {
        var check = Signature.getInstance(algorithm.jdk());
        check.initVerify(key);
        update(check, algorithm, signed);
        return check.verify(signature);
    }

    /** RFC 8463 §3: Ed25519 signs the hash; RSA makes its own. */
    static void update(Signature signature, Algorithm algorithm, List<byte[]> parts) throws GeneralSecurityException {
        if (algorithm == Algorithm.RSA_SHA256) {
            for (var part : parts) {
                signature.update(part);
            }
            return;
        }
        var digest = sha256();
        parts.forEach(digest::update);
        signature.update(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** The octets that a signature covers: the named fields, then itself without its b= and without CRLF (RFC 6376 §3.7). */
    public static List<byte[]> covered(List<HeaderField> fields, HeaderField own, boolean relaxed) {
        var parts = new ArrayList<byte[]>();
        for (var field : fields) {
            parts.add(CanonicalField.octets(field, relaxed));
            parts.add(new byte[] {'\r', '\n'});
        }
        parts.add(CanonicalField.octets(CanonicalField.unsigned(own), relaxed));
        return parts;
    }
}
