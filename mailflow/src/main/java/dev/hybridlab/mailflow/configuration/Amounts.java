package dev.hybridlab.mailflow.configuration;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** Sizes and durations as Exchange and the lab write them. */
public final class Amounts {
    private static final Pattern TIME_SPAN = Pattern.compile("(?:(\\d{1,6})\\.)?(\\d{1,2}):(\\d{2}):(\\d{2})");
    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})\\s*(d|h|min|m|s|ms)");
    private static final Pattern SIZE =
            Pattern.compile("(\\d{1,15})\\s*(b|kb|mb|gb)?(?:\\s*\\([\\d,]+ bytes\\))?", Pattern.CASE_INSENSITIVE);

    private Amounts() {}

    /**
     * Reads {@code 4h}, {@code 15m}, {@code 30s}, {@code 2d}, {@code 500ms} or a time span {@code [days.]hh:mm:ss}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Duration duration(String text) {
        var span = TIME_SPAN.matcher(text.strip());
        if (span.matches()) {
            var days = span.group(1) == null ? 0 : Long.parseLong(span.group(1));
            return Duration.ofDays(days)
                    .plusHours(Long.parseLong(span.group(2)))
                    .plusMinutes(Long.parseLong(span.group(3)))
                    .plusSeconds(Long.parseLong(span.group(4)));
        }
        var plain = SHORT.matcher(text.strip());
        if (!plain.matches()) {
            throw new IllegalArgumentException(
                    "a duration is written 4h, 15m, 30s, 2d or 2.00:00:00, not '" + text + "'");
        }
        var amount = Long.parseLong(plain.group(1));
        return switch (plain.group(2)) {
            case "d" -> Duration.ofDays(amount);
            case "h" -> Duration.ofHours(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "ms" -> Duration.ofMillis(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    /**
     * Octets of {@code 36 MB}, {@code 36MB (37,748,736 bytes)}, {@code 1024}, or {@code Unlimited} ({@link Long#MAX_VALUE}).
     *
     * @throws IllegalArgumentException for anything else
     */
    public static long size(String text) {
        var megabytes = wholeMegabytes(text);
        if (megabytes >= 0) {
            return megabytes << 20;
        }
        if (text.strip().equalsIgnoreCase("unlimited")) {
            return Long.MAX_VALUE;
        }
        var match = SIZE.matcher(text.strip());
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "a size is written 36 MB, 256 KB, 1024 or Unlimited, not '" + text + "'");
        }
        var unit = match.group(2) == null ? "b" : match.group(2).toLowerCase(Locale.ROOT);
        var factor = switch (unit) {
            case "kb" -> 1L << 10;
            case "mb" -> 1L << 20;
            case "gb" -> 1L << 30;
            default -> 1L;
        };
        return Math.multiplyExact(Long.parseLong(match.group(1)), factor);
    }

    /** The usual form, {@code 36 MB}, read without a pattern; -1 for any other. */
    private static long wholeMegabytes(String text) {
        var digits = text.length() - " MB".length();
        if (digits < 1 || digits > 9 || !text.endsWith(" MB")) {
            return -1;
        }
        var number = 0L;
        for (var i = 0; i < digits; i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
