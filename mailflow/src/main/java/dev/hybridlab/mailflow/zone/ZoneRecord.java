package dev.hybridlab.mailflow.zone;

import java.time.Duration;
import java.util.Locale;

/**
 * One record.
 *
 * @param owner its name in lower case, without a dot at the end; {@code *.x} is a wildcard (RFC 4592)
 * @param type MX, A, AAAA, TXT, CNAME, PTR
 * @param data as zone files write it: {@code 10 mx.contoso.com}, {@code 198.18.10.25}, the text without quotes
 * @param ttl how long a resolver may keep it
 * @param view empty for everybody, else the name of the hosts that see it (split DNS): {@code onprem}, {@code exo}, {@code internet}
 */
public record ZoneRecord(String owner, Type type, String data, Duration ttl, String view) {
    public enum Type { MX, A, AAAA, TXT, CNAME, PTR }

    public ZoneRecord {
        owner = owner.toLowerCase(Locale.ROOT);
        if (owner.endsWith(".")) {
            owner = owner.substring(0, owner.length() - 1);
        }
        if (ttl.isNegative()) {
            throw new IllegalArgumentException("a TTL is not negative: " + ttl);
        }
    }
}
