package dev.hybridlab.mailflow.exchange;

import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.trace.Reason;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** When a message entered the organization and how large it was then, which a mailbox keeps (HDR-15, HDX-01). */
public final class OriginalStamps {
    private static final String ARRIVAL_TIME = HeaderFamily.ORGANIZATION.prefix() + "OriginalArrivalTime";
    private static final String SIZE = HeaderFamily.ORGANIZATION.prefix() + "OriginalSize";
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("dd MMM yyyy HH:mm:ss.SSSS '(UTC)'", Locale.ENGLISH);
    private static final Reason FIRST = Reason.assuming("HDX-01", "the first server of the organization to hold it");

    private OriginalStamps() {}

    /** {@code 09 Apr 2025 01:02:03.1234 (UTC)} (HDR-60). */
    public static String time(Instant at) {
        return FORM.format(at.atOffset(ZoneOffset.UTC));
    }

    /** What an earlier server of the organization wrote stays. */
    public static void write(HeaderEdits edits, Message message, Instant at) {
        if (!edits.headers().has(ARRIVAL_TIME)) {
            edits.set(ARRIVAL_TIME, time(at), FIRST);
        }
        if (!edits.headers().has(SIZE)) {
            edits.set(SIZE, Integer.toString(message.size()), FIRST);
        }
    }
}
