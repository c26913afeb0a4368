package dev.hybridlab.authentication.signature;

import dev.hybridlab.mailflow.authentication.DkimReason;
import dev.hybridlab.mailflow.zone.NameAnswer;
import dev.hybridlab.mailflow.zone.NameLookup;
import dev.hybridlab.mailflow.zone.ZoneRecord;
import java.time.Instant;
import java.util.List;

/** The keys of one judging host at one time: asked of the name service, parsed once for each text. */
public final class Keys {
    private static final Remembered<SignerKey> PARSED = new Remembered<>(SignerKey::of);

    private final NameLookup names;
    private final Instant now;

    public Keys(NameLookup names, Instant now) {
        this.names = names;
        this.now = now;
    }

    /** The time at which signatures are judged. */
    public Instant now() {
        return now;
    }

    /** @throws Unverified if there is no key, or none that can be used (RFC 6376 §6.1.2) */
    SignerKey at(String selector, String domain) throws Unverified {
        var name = selector + "._domainkey." + domain;
        return switch (names.ask(name, ZoneRecord.Type.TXT, now)) {
            case NameAnswer.Found(var records) -> first(name, records);
            case NameAnswer.Absent(var exists) ->
                throw new Unverified(DkimReason.NO_KEY, name + (exists ? " has no TXT record" : " does not exist"));
            case NameAnswer.Failed() -> throw new Unverified(DkimReason.KEY_TIMEOUT, name + ": SERVFAIL");
            case NameAnswer.TimedOut() -> throw new Unverified(DkimReason.KEY_TIMEOUT, name + ": no answer in time");
        };
    }

    /** Of several records the first that is a key: what more than one means is undefined (RFC 6376 §3.6.2.2). */
    private static SignerKey first(String name, List<ZoneRecord> records) throws Unverified {
        var wrong = "";
        for (var record : records) {
            try {
                var key = PARSED.of(record.data());
                if (key.key().isEmpty()) {
                    throw new Unverified(DkimReason.NO_KEY, "the key at " + name + " is revoked: p= is empty");
                }
                return key;
            } catch (IllegalArgumentException noKey) {
                wrong = noKey.getMessage();
            }
        }
        throw new Unverified(DkimReason.KEY_SYNTAX, name + ": " + wrong);
    }
}
