package dev.hybridlab.mailflow.zone;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A resolver's cache on virtual time: what was found for its shortest TTL, what was not there for the negative TTL
 * (RFC 2308 §5), SERVFAIL and silence never. Safe for many threads; two that miss at once both ask.
 */
public final class CachingLookup implements NameLookup {
    /** What RFC 2308 §5 calls sensible is one to three hours at most; a lab forgets sooner. */
    public static final Duration NEGATIVE_TTL = Duration.ofMinutes(5);

    private static final int LIMIT = 4096;

    private final NameLookup behind;
    private final Duration negativeTtl;
    private final Map<Key, Entry> entries = new HashMap<>();

    /** @param type empty: the whole name does not exist, whatever the type (RFC 2308 §5) */
    private record Key(String name, Optional<ZoneRecord.Type> type) {}

    private record Entry(NameAnswer answer, Instant until) {}

    public CachingLookup(NameLookup behind) {
        this(behind, NEGATIVE_TTL);
    }

    public CachingLookup(NameLookup behind, Duration negativeTtl) {
        this.behind = behind;
        this.negativeTtl = negativeTtl;
    }

    @Override
    public NameAnswer ask(String name, ZoneRecord.Type type, Instant now) {
        var folded = ZoneRecord.name(name);
        var exact = new Key(folded, Optional.of(type));
        var whole = new Key(folded, Optional.empty());
        var known = fresh(exact, now).or(() -> fresh(whole, now));
        if (known.isPresent()) {
            return known.get();
        }
        var answer = behind.ask(folded, type, now); // Not under the lock: it may wait for the wire.
        switch (answer) {
            case NameAnswer.Found(var records) -> {
                var ttl = records.stream().map(ZoneRecord::ttl).min(Duration::compareTo);
                keep(exact, answer, now, ttl.orElse(Duration.ZERO));
            }
            case NameAnswer.Absent(var nameExists) -> keep(nameExists ? exact : whole, answer, now, negativeTtl);
            case NameAnswer.Failed failed -> {}
            case NameAnswer.TimedOut timedOut -> {}
        }
        return answer;
    }

    /** Forgets everything, as a restart of the host does. */
    public void forget() {
        synchronized (entries) {
            entries.clear();
        }
    }

    private Optional<NameAnswer> fresh(Key key, Instant now) {
        synchronized (entries) {
            return Optional.ofNullable(entries.get(key))
                    .filter(entry -> now.isBefore(entry.until()))
                    .map(Entry::answer);
        }
    }

    private void keep(Key key, NameAnswer answer, Instant now, Duration ttl) {
        if (ttl.isZero()) {
            return; // RFC 1035 §3.2.1: a TTL of zero serves the transaction in progress only.
        }
        synchronized (entries) {
            if (entries.size() >= LIMIT) {
                entries.values().removeIf(entry -> !now.isBefore(entry.until()));
            }
            if (entries.size() < LIMIT) {
                entries.put(key, new Entry(answer, now.plus(ttl)));
            }
        }
    }
}
