package dev.hybridlab.mailflow.authentication;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A DKIM signature to be made.
 *
 * @param headers names for h=, in this order; one that the message does not have is signed as absent (RFC 6376 §5.4.2)
 * @param at t=; empty leaves the tag out, as Exchange Online does
 */
public record DkimSigning(
        SigningKey key, Canonicalization canonicalization, List<String> headers, Optional<Instant> at) {
    public DkimSigning {
        headers = List.copyOf(headers);
    }
}
