package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** A message whose header names no author is not taken (SMTP-47). */
final class AuthorField {
    private static final String REFUSAL = "550 5.7.512 Access denied, message must be RFC 5322 section 3.6.2 compliant";

    private AuthorField() {}

    static Optional<ContentVerdict> missing(Cloud cloud, Arrival arrival, Message message) {
        var from = message.headers().first("From");
        return from.filter(text -> text.indexOf('@') > 0).isPresent()
                ? Optional.empty()
                : Optional.of(new ContentVerdict.Reject(
                        cloud.tagged(REFUSAL, arrival.peer().session()),
                        Reason.of(
                                "SMTP-47",
                                from.isPresent() ? "From: {} has no address" : "there is no From field",
                                from.orElse(""))));
    }
}
