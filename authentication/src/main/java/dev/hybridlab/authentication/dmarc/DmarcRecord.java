package dev.hybridlab.authentication.dmarc;

import dev.hybridlab.authentication.signature.Remembered;
import dev.hybridlab.authentication.signature.TagList;
import dev.hybridlab.mailflow.authentication.DmarcPolicy;
import dev.hybridlab.mailflow.authentication.DmarcPolicy.Request;
import java.util.Locale;

/**
 * The text at {@code _dmarc} (RFC 7489 §6.3).
 *
 * @param below what holds for domains below the one that publishes it: sp=, else p=
 */
public record DmarcRecord(Request own, Request below, int percent, DmarcPolicy.Strict strict) {
    private static final Remembered<DmarcRecord> PARSED = new Remembered<>(DmarcRecord::parse);

    /** Whether a text is one at all (RFC 7489 §6.6.3, step 2). */
    public static boolean is(String text) {
        return text.startsWith("v=DMARC1") && (text.length() == 8 || ";\t ".indexOf(text.charAt(8)) >= 0);
    }

    /** @throws IllegalArgumentException with what is wrong */
    public static DmarcRecord of(String text) {
        return PARSED.of(text);
    }

    private static DmarcRecord parse(String text) {
        var tags = TagList.of(text);
        var hasReports = tags.get("rua").filter(uri -> uri.contains(":")).isPresent();
        Request own;
        Request below;
        try {
            own = request(tags.required("p"));
            below = tags.get("sp").map(DmarcRecord::request).orElse(own);
        } catch (IllegalArgumentException bad) {
            if (!hasReports) {
                throw bad;
            }
            own = Request.NONE; // RFC 7489 §6.6.3, step 6
            below = Request.NONE;
        }
        return new DmarcRecord(
                own,
                below,
                percent(tags.get("pct").orElse("100")),
                new DmarcPolicy.Strict(
                        tags.get("adkim").orElse("r").equalsIgnoreCase("s"),
                        tags.get("aspf").orElse("r").equalsIgnoreCase("s")));
    }

    private static Request request(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "none" -> Request.NONE;
            case "quarantine" -> Request.QUARANTINE;
            case "reject" -> Request.REJECT;
            default -> throw new IllegalArgumentException("p= and sp= are none, quarantine or reject");
        };
    }

    /** RFC 7489 §6.3: what is no number of 0 to 100 is as if it were not there. */
    private static int percent(String text) {
        var isNumber = !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber && Integer.parseInt(text) <= 100 ? Integer.parseInt(text) : 100;
    }
}
