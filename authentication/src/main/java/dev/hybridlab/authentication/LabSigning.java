package dev.hybridlab.authentication;

import dev.hybridlab.authentication.arc.ArcSealer;
import dev.hybridlab.authentication.dkim.DkimSigner;
import dev.hybridlab.mailflow.authentication.ArcSealing;
import dev.hybridlab.mailflow.authentication.DkimSigning;
import dev.hybridlab.mailflow.authentication.MessageSigning;
import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.message.Message;
import java.util.List;

/** Signs with the lab's own keys. */
public final class LabSigning implements MessageSigning {
    @Override
    public HeaderField dkim(DkimSigning how, Message message) {
        return DkimSigner.sign(how, message);
    }

    @Override
    public List<HeaderField> arc(ArcSealing how, Message message) {
        return ArcSealer.seal(how, message);
    }
}
