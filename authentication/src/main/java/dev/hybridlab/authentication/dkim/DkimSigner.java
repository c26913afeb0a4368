package dev.hybridlab.authentication.dkim;

import dev.hybridlab.authentication.key.LabKeys;
import dev.hybridlab.authentication.signature.CanonicalBody;
import dev.hybridlab.authentication.signature.FieldSigner;
import dev.hybridlab.authentication.signature.SelectedFields;
import dev.hybridlab.mailflow.authentication.DkimSigning;
import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.message.Message;
import java.util.ArrayList;
import java.util.List;

/** Sets DKIM signatures (RFC 6376 §5). */
public final class DkimSigner {
    private DkimSigner() {}

    public static HeaderField sign(DkimSigning how, Message message) {
        var key = how.key();
        var form = how.canonicalization();
        var tags = new ArrayList<>(List.of("v=1", "a=" + key.algorithm(), "c=" + form.word(), "d=" + key.domain()));
        tags.add("s=" + key.selector());
        how.at().ifPresent(at -> tags.add("t=" + at.getEpochSecond()));
        tags.add("h=" + String.join(":", how.headers()));
        tags.add("bh=" + FieldSigner.bodyHash(new CanonicalBody(message.body()), form));
        var unsigned = FieldSigner.folded(DkimVerifier.FIELD, tags);
        return FieldSigner.sign(
                unsigned,
                new SelectedFields(message.headers()).of(how.headers()),
                form.relaxedHeader(),
                LabKeys.of(key));
    }
}
