package dev.hybridlab.smtp.wire;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The argument of MAIL and RCPT: a path and ESMTP parameters (RFC 5321 §4.1.1.2, §4.1.1.3, §4.1.2). */
public final class PathSyntax {
    private static final Pattern KEYWORD = Pattern.compile("[A-Z0-9][A-Z0-9-]*");

    /**
     * @param address empty for {@code <>}
     * @param parameters every one, known or not
     */
    public record Path(Optional<EmailAddress> address, EsmtpParameters parameters) {}

    /** The argument is no path. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String what) {
            super(what);
        }
    }

    /** The path is one, what stands behind it is no list of parameters. */
    public static final class BadParameters extends Exception {
        private static final long serialVersionUID = 1;

        BadParameters(String what) {
            super(what);
        }
    }

    private PathSyntax() {}

    /**
     * Reads what stands behind the verb.
     *
     * @param keyword {@code FROM:} or {@code TO:}
     * @param argument octets as ISO-8859-1 characters; an address may hold UTF-8 (RFC 6531 §3.3)
     */
    public static Path read(String keyword, String argument) throws Malformed, BadParameters {
        if (!argument.regionMatches(true, 0, keyword, 0, keyword.length())) {
            throw new Malformed("'" + keyword + "' is missing");
        }
        var rest =
                argument.substring(keyword.length()).stripLeading(); // a blank behind the colon is no path, yet common
        if (!rest.startsWith("<")) {
            throw new Malformed("a path stands in angle brackets");
        }
        var end = end(rest);
        var inside = rest.substring(1, end);
        if (inside.startsWith("@")) {
            inside = inside.substring(inside.indexOf(':') + 1); // RFC 5321 §3.3: a source route is ignored
        }
        return new Path(address(inside), parameters(rest.substring(end + 1)));
    }

    /** The closing bracket; one inside a quoted local part does not count. */
    private static int end(String path) throws Malformed {
        var quoted = false;
        for (var i = 1; i < path.length(); i++) {
            var c = path.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '>' && !quoted) {
                return i;
            }
        }
        throw new Malformed("'>' is missing");
    }

    private static Optional<EmailAddress> address(String inside) throws Malformed {
        if (inside.isEmpty()) {
            return Optional.empty(); // RFC 5321 §4.5.5: the null reverse path
        }
        var text = new String(inside.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            throw new Malformed("an address is ASCII or UTF-8");
        }
        return Optional.of(EmailAddress.tryParse(text).orElseThrow(() -> new Malformed("no address: " + text)));
    }

    private static EsmtpParameters parameters(String text) throws BadParameters {
        var parameters = EsmtpParameters.NONE;
        for (var part : text.strip().split(" +")) {
            if (part.isEmpty()) {
                continue;
            }
            var equals = part.indexOf('=');
            var keyword = (equals < 0 ? part : part.substring(0, equals)).toUpperCase(Locale.ROOT);
            // RFC 5321 §4.1.2: esmtp-keyword = (ALPHA / DIGIT) *(ALPHA / DIGIT / "-")
            if (!KEYWORD.matcher(keyword).matches()
                    || part.chars().anyMatch(c -> c < ' ' || c == 127)
                    || parameters.get(keyword).isPresent()) {
                throw new BadParameters("no parameter: " + part);
            }
            parameters = parameters.plus(keyword, equals < 0 ? "" : part.substring(equals + 1));
        }
        return parameters;
    }

    /** A path as it goes over the wire: UTF-8 octets as ISO-8859-1 characters. */
    public static String wire(Optional<EmailAddress> address) {
        var text = address.map(EmailAddress::toString).orElse("");
        return "<" + new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1) + ">";
    }
}
