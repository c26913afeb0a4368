package dev.hybridlab.mailflow.authentication;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A seal to be set.
 *
 * @param instance i=, one more than the highest of the message, up to 50
 * @param results what ARC-Authentication-Results says behind the instance, authserv-id first
 * @param chain cv=: what was found of the sets before
 * @param headers names for h= of ARC-Message-Signature
 * @param at t= of both; empty leaves the tags out, as Exchange Online does
 */
public record ArcSealing(
        SigningKey key, int instance, String results, ArcResult chain, List<String> headers, Optional<Instant> at) {
    public ArcSealing {
        headers = List.copyOf(headers);
    }
}
