package dev.hybridlab.identity.endpoint;

import dev.hybridlab.identity.policy.TokenAnswer.Refused;
import dev.hybridlab.mailflow.topology.Hash;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** How a refusal is written: TOK-29. Its ids are counted, so that the same requests read the same. */
final class Wording {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern GUID = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

    static final String CORRELATION = "client-request-id";

    private final AtomicLong traces = new AtomicLong();

    /** @param trace of this answer alone; correlation: the client's own, where it sent one */
    private record Ids(String trace, String correlation) {}

    Map<String, Object> body(Refused refused, Visit visit) {
        var ids = ids(visit);
        var body = new LinkedHashMap<String, Object>();
        body.put("error", refused.why().word());
        body.put("error_description", text(refused, ids, visit.now()));
        body.put("error_codes", List.of(refused.why().number()));
        body.put("timestamp", TIME.format(visit.now()));
        body.put("trace_id", ids.trace());
        body.put("correlation_id", ids.correlation());
        body.put(
                "error_uri",
                "https://login.microsoftonline.com/error?code=" + refused.why().number());
        return body;
    }

    String description(Refused refused, Visit visit) {
        return text(refused, ids(visit), visit.now());
    }

    private static String text(Refused refused, Ids ids, Instant now) {
        return refused.description() + " Trace ID: " + ids.trace() + " Correlation ID: " + ids.correlation()
                + " Timestamp: " + TIME.format(now);
    }

    private Ids ids(Visit visit) {
        var trace = Hash.guid("trace", traces.incrementAndGet());
        return new Ids(trace, sent(visit.request()).orElse(trace));
    }

    private static Optional<String> sent(Request request) {
        return request.header(CORRELATION).filter(each -> GUID.matcher(each).matches());
    }

    /** The client's own id, where it wants it back. */
    static Optional<String> correlated(Request request) {
        return request.header("return-client-request-id")
                .filter("true"::equalsIgnoreCase)
                .flatMap(wanted -> sent(request));
    }
}
