package dev.hybridlab.mailflow.exchange;

import dev.hybridlab.mailflow.trace.TlsFacts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The value of a Received line as Exchange writes and folds it (HDR-81 to HDR-91), and how to read one. */
public final class ReceivedLine {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss xx", Locale.ENGLISH);
    /** HDR-91: behind {@code by}, before {@code id}, before the date (RFC 5322 §2.2.3). */
    private static final String FOLD = "\r\n ";

    private static final Pattern BY = Pattern.compile("(?:^|\\s)by\\s+([^\\s;]+)");
    private static final Pattern WITH = Pattern.compile("\\swith\\s+(.+?)(?=\\s+(?:\\(|id\\s|via\\s|for\\s)|;|$)");
    private static final Pattern TLS = Pattern.compile("version=(TLS[0-9_]+)");
    private static final Pattern VIA = Pattern.compile("\\svia\\s+([^;]+?)\\s*(?:;|$)");

    /** @param address as it stands in the parentheses */
    public record Station(String name, String address) {}

    /** Who handed over and who took it. */
    public record Way(Station from, Station by) {}

    /**
     * @param at virtual time
     * @param offset on-premises its local one, in the cloud +0000 (HDR-91)
     */
    public record When(Instant at, ZoneOffset offset) {
        public static When utc(Instant at) {
            return new When(at, ZoneOffset.UTC);
        }
    }

    /** @param via {@code Frontend Transport}, {@code Mailbox Transport} or empty */
    public record Software(String build, String via) {}

    /** What a reader finds in a line; empty where it is not said. */
    public record Parts(String by, String with, Optional<String> tls, Optional<String> via) {}

    private record Dated(When when, String text) {}

    /** Servers under load write the same second again and again; a race costs a formatting, never a wrong date. */
    private static volatile Dated lastDate = dated(When.utc(Instant.EPOCH));

    private ReceivedLine() {}

    /** Over SMTP: HDR-81, HDR-82, HDR-83, HDR-84, HDR-87, HDR-88. */
    public static String smtp(Way way, Optional<TlsFacts> tls, Software software, When when) {
        var from = way.from();
        var by = way.by();
        var secured = tls.map(facts -> " (version=" + facts.version() + ", cipher=" + facts.cipher() + ")");
        return "from " + from.name() + " (" + from.address() + ") by" + FOLD + by.name() + " (" + by.address()
                + ") with Microsoft SMTP Server" + secured.orElse("") + FOLD + "id " + software.build()
                + (software.via().isEmpty() ? "" : " via " + software.via()) + ";" + FOLD + date(when);
    }

    /** A mailbox submits: HDR-85, HDR-86. */
    public static String mapi(Station server, String build, When when) {
        return "from " + server.name() + " ([" + server.address() + "]) by" + FOLD + server.name() + " (["
                + server.address() + "%4]) with mapi" + FOLD + "id " + zeroPadded(build) + ";" + FOLD + date(when);
    }

    /** From a directory of the server itself: HDX-12. */
    public static String file(String directory, String server, String build, When when) {
        return "from " + directory + " by" + FOLD + server + " with Microsoft SMTP Server" + FOLD + "id " + build + ";"
                + FOLD + date(when);
    }

    /** Into a cloud mailbox: HDR-89. */
    public static String https(String hub, String mailboxServer, When when) {
        return "from " + hub + " by" + FOLD + mailboxServer + " with HTTPS;" + FOLD + date(when);
    }

    /** {@code 15.1.1979.3} as it stands behind {@code with mapi id}: {@code 15.01.1979.003} (HDR-85). */
    public static String zeroPadded(String build) {
        var parts = build.split("\\.");
        if (parts.length != 4) {
            return build;
        }
        return parts[0] + "." + pad(parts[1], 2) + "." + parts[2] + "." + pad(parts[3], 3);
    }

    private static String pad(String digits, int width) {
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    /** {@code Mon, 2 Mar 2026 09:00:00 +0000} (RFC 5322 §3.3). */
    public static String date(When when) {
        var known = lastDate;
        var second = new When(when.at().truncatedTo(ChronoUnit.SECONDS), when.offset());
        if (!known.when().equals(second)) {
            known = dated(second);
            lastDate = known;
        }
        return known.text();
    }

    private static Dated dated(When second) {
        return new Dated(second, DATE.format(second.at().atOffset(second.offset())));
    }

    /** What a value says, folded or not, whoever wrote it. */
    public static Parts read(String value) {
        return new Parts(by(value), find(WITH, value).orElse(""), find(TLS, value), find(VIA, value));
    }

    /** The host that wrote it; empty where the line does not say. */
    public static String by(String value) {
        return find(BY, value).orElse("");
    }

    private static Optional<String> find(Pattern pattern, String value) {
        var match = pattern.matcher(value);
        return match.find() ? Optional.of(match.group(1)) : Optional.empty();
    }
}
