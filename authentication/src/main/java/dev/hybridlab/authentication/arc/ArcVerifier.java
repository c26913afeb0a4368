package dev.hybridlab.authentication.arc;

import dev.hybridlab.authentication.signature.CanonicalBody;
import dev.hybridlab.authentication.signature.Keys;
import dev.hybridlab.authentication.signature.MessageSignature;
import dev.hybridlab.authentication.signature.SelectedFields;
import dev.hybridlab.authentication.signature.SignatureCheck;
import dev.hybridlab.authentication.signature.Unverified;
import dev.hybridlab.mailflow.authentication.ArcFinding;
import dev.hybridlab.mailflow.authentication.ArcResult;
import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.message.Message;
import java.util.ArrayList;
import java.util.List;

/** Validates the chain of seals of a message (RFC 8617 §5.2). */
public final class ArcVerifier {
    private final List<ArcSet> sets;
    private final Keys keys;

    private ArcVerifier(List<ArcSet> sets, Keys keys) {
        this.sets = sets;
        this.keys = keys;
    }

    public static ArcFinding verify(Message message, CanonicalBody body, Keys keys) {
        if (message.headers().fields().stream().noneMatch(field -> field.startsWith("ARC-"))) {
            return new ArcFinding(ArcResult.NONE, List.of(), 0, "");
        }
        List<ArcSet> sets;
        try {
            sets = ArcChain.of(message.headers());
        } catch (IllegalArgumentException broken) {
            return new ArcFinding(ArcResult.FAIL, List.of(), 0, String.valueOf(broken.getMessage()));
        }
        return sets.isEmpty()
                ? new ArcFinding(ArcResult.NONE, List.of(), 0, "")
                : new ArcVerifier(sets, keys).validate(new SelectedFields(message.headers()), body);
    }

    private ArcFinding validate(SelectedFields fields, CanonicalBody body) {
        var described = new ArrayList<ArcFinding.Set>();
        for (var i = 0; i < sets.size(); i++) {
            var sealer = sets.get(i).seal().tags().shown("d");
            described.add(new ArcFinding.Set(i + 1, sealer, sets.get(i).text()));
        }
        var oldest = 0;
        try {
            chain();
            oldest = oldestPass(fields, body);
            for (var instance = sets.size(); instance >= 1; instance--) {
                seal(instance);
            }
            return new ArcFinding(ArcResult.PASS, described, oldest, "");
        } catch (IllegalArgumentException malformed) {
            return new ArcFinding(ArcResult.FAIL, described, oldest, String.valueOf(malformed.getMessage()));
        } catch (Unverified not) {
            return new ArcFinding(ArcResult.FAIL, described, oldest, not.detail());
        }
    }

    /** RFC 8617 §5.2, steps 2 and 3: what each seal says of those before it. */
    private void chain() {
        for (var instance = sets.size(); instance >= 1; instance--) {
            var said = sets.get(instance - 1).chain();
            var wanted = instance == 1 ? ArcResult.NONE : ArcResult.PASS;
            if (!said.equals(wanted.word())) {
                throw new IllegalArgumentException(
                        "cv=" + said + " in the seal of instance " + instance + ", not " + wanted.word());
            }
            if (sets.get(instance - 1).seal().tags().tags().get("h").isPresent()) { // RFC 8617 §4.1.3
                throw new IllegalArgumentException("the seal of instance " + instance + " has an h= tag");
            }
        }
    }

    /** Steps 4 and 5: the newest message signature must verify; how far back do the others. */
    private int oldestPass(SelectedFields fields, CanonicalBody body) throws Unverified {
        messageSignature(sets.size(), fields, body);
        var oldest = sets.size();
        while (oldest > 1) {
            try {
                messageSignature(oldest - 1, fields, body);
            } catch (Unverified | IllegalArgumentException changedSince) {
                return oldest;
            }
            oldest--;
        }
        return oldest;
    }

    private void messageSignature(int instance, SelectedFields fields, CanonicalBody body) throws Unverified {
        var signature = sets.get(instance - 1).signature();
        if (signature.tags().covers(ArcChain.SEAL)) { // RFC 8617 §4.1.2
            throw new IllegalArgumentException("the message signature of instance " + instance + " covers a seal");
        }
        try {
            MessageSignature.verify(signature, fields, body, keys);
        } catch (Unverified not) {
            throw new Unverified(not.reason(), "message signature of instance " + instance + ": " + not.detail());
        }
    }

    /** Step 6; always relaxed, and over all sets up to its own (RFC 8617 §5.1.1). */
    private void seal(int instance) throws Unverified {
        var own = sets.get(instance - 1).seal();
        try {
            var key = SignatureCheck.key(own.tags(), keys);
            SignatureCheck.header(own.tags(), key, SignatureCheck.covered(covered(instance), own.field(), true));
        } catch (Unverified not) {
            throw new Unverified(not.reason(), "seal of instance " + instance + ": " + not.detail());
        }
    }

    private List<HeaderField> covered(int instance) {
        var covered = new ArrayList<HeaderField>();
        for (var i = 1; i <= instance; i++) {
            covered.addAll(sets.get(i - 1).fields());
        }
        covered.removeLast(); // its own seal comes last, without b=
        return covered;
    }
}
