package dev.hybridlab.mailflow.authentication;

import dev.hybridlab.mailflow.zone.ZoneRecord;

/**
 * Names one of the lab's keys.
 *
 * @param domain d= of what it signs
 * @param selector s=
 * @param generation 0, and one more after each rotation
 * @param kind what key
 */
public record SigningKey(String domain, String selector, int generation, Kind kind) {
    public enum Kind {
        RSA_2048,
        RSA_1024,
        ED25519
    }

    public SigningKey {
        domain = ZoneRecord.name(domain);
        selector = ZoneRecord.name(selector);
    }

    public static SigningKey of(String domain, String selector) {
        return new SigningKey(domain, selector, 0, Kind.RSA_2048);
    }

    /** Where the name service has its public half (RFC 6376 §3.6.2.1). */
    public String name() {
        return selector + "._domainkey." + domain;
    }

    /** a= of what it signs. */
    public String algorithm() {
        return kind == Kind.ED25519 ? "ed25519-sha256" : "rsa-sha256";
    }
}
