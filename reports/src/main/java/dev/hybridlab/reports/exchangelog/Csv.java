package dev.hybridlab.reports.exchangelog;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The frame that the logs of Exchange share: comment lines, then rows with comma and double quote (LOG-01, LOG-03). */
final class Csv {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String END = "\r\n";

    private Csv() {}

    /** The five comment lines. */
    static String head(String type, Instant at, List<String> fields) {
        return "#Software: Microsoft Exchange Server" + END + "#Version: 15.0.0.0" + END + "#Log-type: " + type + END
                + "#Date: " + time(at) + END + "#Fields: " + String.join(",", fields) + END;
    }

    static String row(List<String> values) {
        return values.stream().map(Csv::quoted).collect(Collectors.joining(",")) + END;
    }

    /** A field with a comma, a quote or a line end stands in double quotes, and a quote in it is doubled. */
    private static String quoted(String value) {
        var plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
    }

    /** LOG-02: {@code 2017-10-07T04:42:56.804Z}. */
    static String time(Instant at) {
        return TIME.format(at);
    }

    /** LOG-05: {@code RECV20171007-1.LOG}. */
    static String fileName(String prefix, Instant day) {
        return prefix + DAY.format(day) + "-1.LOG";
    }
}
