package dev.hybridlab.mailflow.rules;

import dev.hybridlab.mailflow.message.Headers;
import java.util.List;
import java.util.regex.Pattern;

/** DKIM signatures that a changed body breaks (RULE-28; RFC 6376 §3.7: bh= is a hash of the body). */
public final class Signatures {
    private static final Pattern TAG = Pattern.compile("(?:^|;)\\s*([ds])\\s*=\\s*([^;\\s]+)");

    private Signatures() {}

    /** {@code d=fabrikam.example s=one} for each, top first. */
    public static List<String> of(Headers headers) {
        return headers.all("DKIM-Signature").stream().map(Signatures::named).toList();
    }

    private static String named(String value) {
        var domain = "";
        var selector = "";
        var match = TAG.matcher(value);
        while (match.find()) {
            if (match.group(1).equals("d")) {
                domain = match.group(2);
            } else {
                selector = match.group(2);
            }
        }
        return "d=" + domain + " s=" + selector;
    }
}
