package dev.hybridlab.mailflow.exchange;

import dev.hybridlab.mailflow.message.Headers;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Locale;

/** What conversion from MAPI to MIME leaves in the header (HDR-66). */
public final class ConvertedFromMapi {
    private static final Reason CONVERTED = Reason.of("HDR-66", "converted from MAPI");

    private ConvertedFromMapi() {}

    /** {@code yes} for parts that a reader sees as attachments; the correlator names the message that TNEF belongs to. */
    public static void write(HeaderEdits edits) {
        var type = edits.headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        var tnef = type.contains("application/ms-tnef");
        edits.set("X-MS-Has-Attach", tnef || type.startsWith("multipart/mixed") ? "yes" : "", CONVERTED)
                .set("X-MS-TNEF-Correlator", tnef ? id(edits.headers()) : "", CONVERTED);
    }

    private static String id(Headers headers) {
        return headers.first("Message-ID").orElse("");
    }
}
