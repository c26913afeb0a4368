package dev.hybridlab.mailflow.authentication;

import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.message.Message;
import java.util.List;

/** Signs with the lab's keys. The same message and wish give the same octets. */
public interface MessageSigning {
    /** The DKIM-Signature to put on top (RFC 6376 §5). */
    HeaderField dkim(DkimSigning how, Message message);

    /** ARC-Seal, ARC-Message-Signature and ARC-Authentication-Results, to be put on top in this order (RFC 8617 §5.1). */
    List<HeaderField> arc(ArcSealing how, Message message);
}
