package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.exchange.FromField;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.message.Headers;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.zone.PublishedSenders.Result;
import java.util.Optional;

/**
 * Whether a message comes from where its domain says that its mail comes from (HDR-67, HDX-14). Signatures are not checked.
 *
 * @param from the address that is asked about
 * @param mailFrom the envelope's domain, or the name in HELO
 * @param headerFrom the domain of the author in the header
 * @param spf what the envelope's domain says of the address
 * @param own whether the author's domain is one of the tenant
 */
record SenderCheck(IpAddress from, String mailFrom, String headerFrom, Result spf, boolean own) {
    private static final String FIELD = "Authentication-Results";

    /** @param behind the source behind a gateway, where Enhanced Filtering found one */
    record Question(Cloud cloud, Tenant tenant, Arrival arrival, Optional<IpAddress> behind) {}

    static SenderCheck of(Question question, Headers headers) {
        var arrival = question.arrival();
        var peer = arrival.peer();
        var address = question.behind().orElse(peer.address());
        var mailFrom = arrival.envelope()
                .sender()
                .map(EmailAddress::domain)
                .orElse(peer.helo().orElse(""));
        var headerFrom = FromField.address(headers).map(EmailAddress::domain).orElse(mailFrom);
        return new SenderCheck(
                address,
                mailFrom,
                headerFrom,
                question.cloud().senders().of(mailFrom, address),
                question.tenant().accepted(headerFrom).isPresent());
    }

    private boolean aligned() {
        return spf == Result.PASS && (mailFrom.equalsIgnoreCase(headerFrom) || mailFrom.endsWith("." + headerFrom));
    }

    /** Somebody writes in the name of the tenant, and its own record speaks against it (HDR-97). */
    boolean poses() {
        return own && (spf == Result.FAIL || spf == Result.SOFTFAIL);
    }

    void stamp(HeaderEdits edits) {
        var composite = poses() ? "fail" : aligned() ? "pass" : "none";
        edits.set(
                FIELD,
                "spf=" + spf.word() + " (sender IP is " + from + ") smtp.mailfrom=" + mailFrom + "; dkim=none; dmarc="
                        + (aligned() ? "pass" : "fail") + " action=none header.from=" + headerFrom + ";compauth="
                        + composite,
                Reason.of("HDR-67", "stamped for trusted mail too, where a fail does no harm")
                        .alsoAssuming("HDX-14"));
    }
}
