package dev.hybridlab.mailflow.exchange;

import dev.hybridlab.mailflow.decision.SessionId;
import dev.hybridlab.mailflow.topology.Hash;
import dev.hybridlab.mailflow.trace.MessageRef;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** Ids as Exchange prints them, as hashes of what they belong to: the forecast and the live lab find the same. */
public final class Ids {
    private static final DateTimeFormatter TAG_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);
    /** 0001-01-01 to 1970-01-01 in ticks of 100 ns. */
    private static final long EPOCH_TICKS = 621_355_968_000_000_000L;

    private static final long TICKS_A_SECOND = 10_000_000;
    private static final int STARTED_BEFORE_SECONDS = 86_400;

    private Ids() {}

    /** A GUID, the same in every fork of a message; a notice and what a mailbox writes have their own (HDR-54). */
    public static String networkMessageId(String seed, MessageRef ref) {
        var lineage = ref.lineage();
        var made = Math.max(lineage.lastIndexOf('!'), lineage.lastIndexOf('~'));
        var fork = lineage.indexOf('.', made + 1);
        var origin = fork < 0 ? lineage : lineage.substring(0, fork);
        return Hash.guid(seed, "network-message-id", origin);
    }

    /** 16 hex digits: the ticks at which the server started, and a count (SMTP-05). */
    public static String sessionId(String seed, String host, SessionId session) {
        var start = session.at().getEpochSecond() - STARTED_BEFORE_SECONDS;
        var count = Hash.number(1_000_000_000, seed, "session", host, session.message());
        return HexFormat.of().withUpperCase().toHexDigits(EPOCH_TICKS + start * TICKS_A_SECOND + count);
    }

    /** What stands behind a refusal: {@code " [HOST 2026-03-02T09:15:27.406Z 08DE77BF86AD91D7]"} (SMTP-04). */
    public static String tag(String host, Instant at, String sessionId) {
        return " [" + host + " " + TAG_TIME.format(at.atOffset(ZoneOffset.UTC)) + " " + sessionId + "]";
    }

    /** InternalId of the 250 behind a message (SMTP-24). */
    public static long internalId(String seed, String host, MessageRef ref) {
        return 26_000_000_000_000L + Hash.number(1_000_000_000, seed, "internal-id", host, ref);
    }

    /** For a submission that has none. */
    public static String messageId(String seed, String host, MessageRef ref) {
        return "<" + Hash.of(seed, "message-id", ref.lineage()).substring(0, 32) + "@" + host + ">";
    }
}
