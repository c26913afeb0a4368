package dev.hybridlab.mailflow.rules;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Text for a header field: as it is where it is ASCII, else an encoded word (RFC 2047 §2). */
final class EncodedText {
    private EncodedText() {}

    static String of(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 127)
                ? text
                : "=?utf-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }

    /** Header text is kept one character an octet; an address stands in UTF-8 (RFC 6532 §3.2). */
    static String raw(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
