package dev.hybridlab.authentication;

import dev.hybridlab.authentication.dmarc.DmarcRecord;
import dev.hybridlab.authentication.signature.SignerKey;
import dev.hybridlab.authentication.spf.SpfEvaluation;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.authentication.SpfClaim;
import dev.hybridlab.mailflow.authentication.SpfResult;
import dev.hybridlab.mailflow.zone.NameLookup;
import java.time.Instant;
import java.util.Optional;

/** What is wrong for good with what a domain publishes about its mail, by the code that judges mail. */
public final class RecordCheck {
    /** Of the class that nobody was ever given (RFC 1112 §4): no term of a record stops there but all. */
    private static final IpAddress NOBODY = IpAddress.of("240.0.0.1");

    private RecordCheck() {}

    /** The SPF record of a domain with all that it includes: its syntax, its ten questions (RFC 7208 §4.6). */
    public static Optional<String> spf(String domain, NameLookup names) {
        var sender = EmailAddress.tryParse("postmaster@" + domain);
        var found = SpfEvaluation.of(new SpfClaim(NOBODY, domain, sender, names, Instant.EPOCH));
        return found.result() == SpfResult.PERMERROR
                ? Optional.of(found.evidence().problem())
                : Optional.empty();
    }

    /** A text at {@code _dmarc} (RFC 7489 §6.3). */
    public static Optional<String> dmarc(String text) {
        if (!DmarcRecord.is(text)) {
            return Optional.of("it does not begin with v=DMARC1");
        }
        try {
            DmarcRecord.of(text);
            return Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.of(String.valueOf(malformed.getMessage()));
        }
    }

    /** A text at {@code <selector>._domainkey} (RFC 6376 §3.6.1). */
    public static Optional<String> key(String text) {
        try {
            SignerKey.of(text);
            return Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.of(String.valueOf(malformed.getMessage()));
        }
    }
}
