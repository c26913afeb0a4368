package dev.hybridlab.mailflow.zone;

import java.util.List;

/** What a resolver says to one question. */
public sealed interface NameAnswer {
    /** Records of the wanted type, CNAMEs already followed, in the order of the zone. */
    record Found(List<ZoneRecord> records) implements NameAnswer {
        public Found {
            records = List.copyOf(records);
        }
    }

    /** The name does not exist (RFC 8020), or exists without this type (RFC 2308 §2.2). */
    record Absent(boolean nameExists) implements NameAnswer {}

    /** SERVFAIL. */
    record Failed() implements NameAnswer {}

    /** No answer in time. */
    record TimedOut() implements NameAnswer {}
}
