package dev.hybridlab.mailflow.notice;

import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The DSN parameters of MAIL and RCPT, read (RFC 3461 §4). */
final class DsnParameters {
    private DsnParameters() {}

    /** The words of NOTIFY in upper case; empty when it was not given (RFC 3461 §4.1). */
    static Optional<Set<String>> notifyWords(EnvelopeRecipient recipient) {
        return recipient
                .parameters()
                .get("NOTIFY")
                .map(list -> Arrays.stream(list.toUpperCase(Locale.ROOT).split(","))
                        .map(String::strip)
                        .collect(Collectors.toSet()));
    }

    /** ORCPT as Original-Recipient writes it: {@code rfc822;bob@example.com} (RFC 3461 §4.2). */
    static Optional<String> originalRecipient(EnvelopeRecipient recipient) {
        return recipient
                .parameters()
                .get("ORCPT")
                .filter(text -> text.indexOf(';') > 0)
                .map(text -> {
                    var semicolon = text.indexOf(';');
                    return text.substring(0, semicolon) + ";" + fromXtext(text.substring(semicolon + 1));
                });
    }

    /** ENVID, decoded (RFC 3461 §4.4). */
    static Optional<String> envelopeId(EsmtpParameters mail) {
        return mail.get("ENVID").filter(text -> !text.isEmpty()).map(DsnParameters::fromXtext);
    }

    /** RET=HDRS (RFC 3461 §4.3). */
    static boolean headersOnly(EsmtpParameters mail) {
        return mail.get("RET").filter("HDRS"::equalsIgnoreCase).isPresent();
    }

    /** {@code +hh} becomes the character; what is no xtext stays as it came (RFC 3461 §4). */
    static String fromXtext(String text) {
        var out = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var coded = text.charAt(i) == '+'
                    && i + 2 < text.length()
                    && Character.digit(text.charAt(i + 1), 16) >= 0
                    && Character.digit(text.charAt(i + 2), 16) >= 0;
            var octet = coded ? Integer.parseInt(text.substring(i + 1, i + 3), 16) : 0;
            if (coded && octet >= ' ' && octet != 127) { // no line breaks into the report
                out.append((char) octet);
                i += 2;
            } else {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }
}
