package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.message.Headers;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** The attribution counter, which ends loops (LOOP-05, LOOP-06, HDR-51). */
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
        var text = cloud.settings().assumption("attributionPassLimit", "3");
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 3;
    }

    static Optional<ContentVerdict> exceeded(Cloud cloud, Arrival arrival, Headers headers) {
        var pass = pass(headers);
        if (pass < limit(cloud)) {
            return Optional.empty();
        }
        return Optional.of(new ContentVerdict.Loop(
                cloud.tagged(
                        "554 5.4.14 Hop count exceeded - possible mail loop ATTR34",
                        arrival.peer().session()),
                (int) headers.count("Received"),
                pass,
                Reason.assuming("LOOP-05", "it has been here {} times, which is the limit", pass)
                        .alsoAssuming("LOOP-06")));
    }
}
