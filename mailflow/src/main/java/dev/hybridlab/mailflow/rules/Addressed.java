package dev.hybridlab.mailflow.rules;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.message.Headers;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A list of addresses in a header field that grows (RFC 5322 §3.6.3). */
final class Addressed {
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;<>]+");

    private Addressed() {}

    /** Every address that the field does not name yet, behind those it has. */
    static String also(Headers headers, String field, List<EmailAddress> further) {
        var list = new StringBuilder(String.join(", ", headers.all(field)));
        var known = new HashSet<>(List.of(BETWEEN.split(list.toString().toLowerCase(Locale.ROOT))));
        for (var each : further) {
            if (!known.contains(each.key())) {
                list.append(list.isEmpty() ? "" : ", ").append(EncodedText.raw(each.toString()));
            }
        }
        return list.toString();
    }
}
