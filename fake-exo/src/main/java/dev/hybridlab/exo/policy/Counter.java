package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.exchange.HopLimit;
import dev.hybridlab.mailflow.message.Headers;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** What ends loops: the attribution counter (LOOP-05, LOOP-06, HDR-51), then the Received lines (LOOP-07). */
final class Counter {
    static final String HEADER = "X-EOPAttributedMessage";
    static final String TENANT_HEADER = "X-EOPTenantAttributedMessage";

    private Counter() {}

    /** The index of this pass, from 0. */
    static int pass(Headers headers) {
        return headers.first(HEADER)
                .filter(text -> text.matches("[0-9]{1,4}"))
                .map(text -> Integer.parseInt(text) + 1)
                .orElse(0);
    }

    static int limit(Cloud cloud) {
        return Integer.parseInt(cloud.settings().assumption(Assumption.ATTRIBUTION_PASS_LIMIT));
    }

    static Optional<ContentVerdict> exceeded(Cloud cloud, Arrival arrival, Headers headers) {
        var pass = pass(headers);
        if (pass < limit(cloud)) {
            return tooManyLines(cloud, arrival, headers, pass);
        }
        return Optional.of(new ContentVerdict.Loop(
                cloud.tagged(
                        "554 5.4.14 Hop count exceeded - possible mail loop ATTR34",
                        arrival.peer().session()),
                (int) headers.count("Received"),
                pass,
                Reason.assuming("LOOP-05", "it has been here {} times, which is the limit", pass)
                        .alsoAssuming("LOOP-06")
                        .alsoAssuming("LOOP-07")));
    }

    /** LOOP-07: where its limit lies is open, and by default there is none. */
    private static Optional<ContentVerdict> tooManyLines(Cloud cloud, Arrival arrival, Headers headers, int pass) {
        var limit = cloud.settings().assumption(Assumption.EXO_RECEIVED_LIMIT);
        if (limit.equals("none")) {
            return Optional.empty();
        }
        var received = headers.count("Received");
        return HopLimit.exceeded(cloud.settings(), received, Integer.parseInt(limit))
                ? Optional.of(new ContentVerdict.Loop(
                        cloud.tagged(
                                "554 5.4.14 Hop count exceeded - possible mail loop",
                                arrival.peer().session()),
                        (int) received,
                        pass,
                        Reason.assuming("LOOP-07", "{} Received lines, and {} are the limit", received, limit)
                                .alsoAssuming("LOOP-03")))
                : Optional.empty();
    }
}
