package dev.hybridlab.authentication.arc;

import dev.hybridlab.authentication.signature.MessageSignature.Signed;
import dev.hybridlab.mailflow.message.HeaderField;
import java.util.List;

/**
 * One set (RFC 8617 §4.2).
 *
 * @param results ARC-Authentication-Results
 * @param text what it says behind the instance
 * @param signature ARC-Message-Signature
 * @param seal ARC-Seal
 */
record ArcSet(HeaderField results, String text, Signed signature, Signed seal) {
    /** In the order in which a seal covers them (RFC 8617 §5.1.1). */
    List<HeaderField> fields() {
        return List.of(results, signature.field(), seal.field());
    }

    String chain() {
        return seal.tags().tags().get("cv").orElse("");
    }
}
