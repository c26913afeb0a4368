package dev.hybridlab.mailflow.notice;

import dev.hybridlab.mailflow.decision.NoticeManner;
import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.message.Headers;
import dev.hybridlab.mailflow.trace.HeaderChange;
import dev.hybridlab.mailflow.trace.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The third part: what comes back of the message (RFC 3461 §4.3, RFC 3462 §2). */
record ReturnedOriginal(String contentType, String octets) {
    private static final Reason ATTACHED =
            Reason.of("HDR-17", "ms-Exch-Send-Headers-Organization: nobody has it for the original in a notice");
    private static final List<String> OWN_FAMILIES = List.of("X-MS-Exchange-Organization-", "X-MS-Exchange-Forest-");

    /**
     * The whole of it for a failure, unless RET=HDRS or its size forbid (LIM-07); only its header otherwise. Exchange
     * takes its own families out (HDR-17).
     */
    static ReturnedOriginal of(NoticeManner manner, NoticeKind kind, Incident incident) {
        var original = incident.about().message();
        var headers = manner.stage().equals("plain") ? original.headers() : withoutFamilies(original.headers());
        var whole = kind == NoticeKind.FAILED // RFC 3461 §4.3: RET speaks of failures only
                && !DsnParameters.headersOnly(incident.about().envelope().parameters())
                && original.size() <= manner.headersOnlyAbove();
        if (whole) {
            return new ReturnedOriginal(
                    "message/rfc822", new String(original.with(headers).octets(), StandardCharsets.ISO_8859_1));
        }
        return new ReturnedOriginal("text/rfc822-headers", text(headers));
    }

    /** The header section as it stands, each line ended by CRLF. */
    static String text(Headers headers) {
        var out = new StringBuilder();
        headers.fields().forEach(field -> out.append(field.raw()).append("\r\n"));
        return out.toString();
    }

    static Headers withoutFamilies(Headers headers) {
        return headers.without(ReturnedOriginal::ofOwnFamily);
    }

    /** What {@link #withoutFamilies} takes, told as a header firewall tells it (HDR-17). */
    static List<HeaderChange> taken(NoticeManner manner, Headers headers) {
        return manner.stage().equals("plain")
                ? List.of()
                : headers.fields().stream()
                        .filter(ReturnedOriginal::ofOwnFamily)
                        .map(field ->
                                new HeaderChange(HeaderChange.Kind.REMOVED, field.name(), field.value(), ATTACHED))
                        .toList();
    }

    private static boolean ofOwnFamily(HeaderField field) {
        return OWN_FAMILIES.stream().anyMatch(field::startsWith);
    }

    /** RFC 2045 §6.2, §2.9: 7bit, 8bit, or binary when a line end stands alone or a line is too long. */
    String encoding() {
        var line = 0;
        var bare = false;
        for (var i = 0; i < octets.length() && !bare; i++) {
            var c = octets.charAt(i);
            var pair = c == '\r' && i + 1 < octets.length() && octets.charAt(i + 1) == '\n';
            if (pair) {
                line = -1;
                i++;
            } else if (c == '\r' || c == '\n' || c == 0) {
                bare = true;
            }
            line++;
            bare |= line > 998;
        }
        return bare ? "binary" : Octets.ascii(octets) ? "7bit" : "8bit";
    }
}
