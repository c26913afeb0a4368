package dev.hybridlab.mailflow.authentication;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.zone.NameLookup;
import dev.hybridlab.mailflow.zone.ZoneRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * Who sends, as SMTP shows it (RFC 7208 §4.1).
 *
 * @param client address of the sending host
 * @param helo what it said to EHLO
 * @param mailFrom the reverse path; empty is the null reverse path, whose domain is that of {@code helo} (RFC 7208 §2.4)
 * @param names the records, as the judging host sees them
 * @param now virtual time
 */
public record SpfClaim(IpAddress client, String helo, Optional<EmailAddress> mailFrom, NameLookup names, Instant now) {
    /** The domain whose policy decides (RFC 7208 §2.4), in lower case. */
    public String domain() {
        return mailFrom.map(EmailAddress::domain).orElse(ZoneRecord.name(helo));
    }
}
