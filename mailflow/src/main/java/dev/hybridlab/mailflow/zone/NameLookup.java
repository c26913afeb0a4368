package dev.hybridlab.mailflow.zone;

import java.time.Instant;

/** A resolver as one host uses it: cache and view included. */
@FunctionalInterface
public interface NameLookup {
    /** @param now virtual time, for the cache */
    NameAnswer ask(String name, ZoneRecord.Type type, Instant now);
}
