package dev.hybridlab.mailflow.reply;

import java.util.Optional;
import java.util.regex.Pattern;

/** An enhanced status code {@code class.subject.detail} (RFC 3463 §2). */
public record EnhancedCode(int status, int subject, int detail) {
    private static final Pattern FORM = Pattern.compile("([245])\\.(\\d{1,3})\\.(\\d{1,3})");

    public EnhancedCode {
        if (status != 2 && status != 4 && status != 5 || subject < 0 || subject > 999 || detail < 0 || detail > 999) {
            throw new IllegalArgumentException("not an enhanced status code: " + status + "." + subject + "." + detail);
        }
    }

    /** Reads {@code 5.7.64}; empty for anything else. */
    public static Optional<EnhancedCode> tryParse(String text) {
        var match = FORM.matcher(text);
        return match.matches()
                ? Optional.of(new EnhancedCode(
                        Integer.parseInt(match.group(1)),
                        Integer.parseInt(match.group(2)),
                        Integer.parseInt(match.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return status + "." + subject + "." + detail;
    }
}
