package dev.hybridlab.mailflow.message;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/**
 * The parameters behind MAIL or RCPT (RFC 5321 §4.1.2 {@code esmtp-param}), every one visible, in their order.
 *
 * @param values keyword in upper case to value; an empty value for a keyword alone
 */
public record EsmtpParameters(SequencedMap<String, String> values) {
    public static final EsmtpParameters NONE = new EsmtpParameters(new LinkedHashMap<>());

    private static final Pattern SIZE = Pattern.compile("[0-9]{1,20}"); // RFC 1870 §4

    public EsmtpParameters {
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    public static EsmtpParameters of(String keyword, String value) {
        return NONE.plus(keyword, value);
    }

    /** The value of a keyword, in any case; empty text for a keyword without one. */
    public Optional<String> get(String keyword) {
        return Optional.ofNullable(values.get(keyword.toUpperCase(Locale.ROOT)));
    }

    /**
     * The octets that SIZE announces (RFC 1870 §5); empty without one, or when it is no number of up to 20 digits.
     * One beyond {@link Long#MAX_VALUE} is as large as that.
     */
    public OptionalLong size() {
        return get("SIZE")
                .filter(text -> SIZE.matcher(text).matches())
                .map(text -> OptionalLong.of(octets(text)))
                .orElse(OptionalLong.empty());
    }

    private static long octets(String digits) {
        var number = new BigInteger(digits);
        return number.bitLength() < Long.SIZE ? number.longValue() : Long.MAX_VALUE;
    }

    public EsmtpParameters plus(String keyword, String value) {
        var more = new LinkedHashMap<>(values);
        more.put(keyword.toUpperCase(Locale.ROOT), value);
        return new EsmtpParameters(more);
    }

    public EsmtpParameters without(String keyword) {
        var fewer = new LinkedHashMap<>(values);
        fewer.remove(keyword.toUpperCase(Locale.ROOT));
        return new EsmtpParameters(fewer);
    }

    /** As behind the path, with a blank before each: {@code " SIZE=12 BODY=8BITMIME"}. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (Map.Entry<String, String> each : values.entrySet()) {
            text.append(' ').append(each.getKey());
            if (!each.getValue().isEmpty()) {
                text.append('=').append(each.getValue());
            }
        }
        return text.toString();
    }
}
