package dev.hybridlab.authentication.arc;

import dev.hybridlab.authentication.key.LabKeys;
import dev.hybridlab.authentication.signature.CanonicalBody;
import dev.hybridlab.authentication.signature.FieldSigner;
import dev.hybridlab.authentication.signature.SelectedFields;
import dev.hybridlab.mailflow.authentication.ArcResult;
import dev.hybridlab.mailflow.authentication.ArcSealing;
import dev.hybridlab.mailflow.authentication.Canonicalization;
import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.message.Message;
import java.util.ArrayList;
import java.util.List;

/** Adds a set to the chain of a message (RFC 8617 §5.1). */
public final class ArcSealer {
    private ArcSealer() {}

    /** ARC-Seal, ARC-Message-Signature, ARC-Authentication-Results. */
    public static List<HeaderField> seal(ArcSealing how, Message message) {
        var results = HeaderField.of(ArcChain.RESULTS, "i=" + how.instance() + "; " + how.results());
        var signature = signature(how, message);
        return List.of(sealed(how, message, List.of(results, signature)), signature, results);
    }

    private static HeaderField signature(ArcSealing how, Message message) {
        var tags =
                new ArrayList<>(List.of("i=" + how.instance(), "a=" + how.key().algorithm()));
        tags.add("c=" + Canonicalization.RELAXED.word());
        tags.add("d=" + how.key().domain());
        tags.add("s=" + how.key().selector());
        how.at().ifPresent(at -> tags.add("t=" + at.getEpochSecond()));
        tags.add("h=" + String.join(":", how.headers()));
        tags.add("bh=" + FieldSigner.bodyHash(new CanonicalBody(message.body()), Canonicalization.RELAXED));
        return FieldSigner.sign(
                FieldSigner.folded(ArcChain.SIGNATURE, tags),
                new SelectedFields(message.headers()).of(how.headers()),
                true,
                LabKeys.of(how.key()));
    }

    /** A chain that failed is sealed over its newest set alone (RFC 8617 §5.1.2). */
    private static HeaderField sealed(ArcSealing how, Message message, List<HeaderField> own) {
        var tags =
                new ArrayList<>(List.of("i=" + how.instance(), "a=" + how.key().algorithm()));
        tags.add("s=" + how.key().selector());
        tags.add("d=" + how.key().domain());
        how.at().ifPresent(at -> tags.add("t=" + at.getEpochSecond()));
        tags.add("cv=" + how.chain().word());
        var covered = new ArrayList<HeaderField>();
        if (how.chain() == ArcResult.PASS) {
            ArcChain.of(message.headers()).forEach(set -> covered.addAll(set.fields()));
        }
        covered.addAll(own);
        return FieldSigner.sign(FieldSigner.folded(ArcChain.SEAL, tags), covered, true, LabKeys.of(how.key()));
    }
}
