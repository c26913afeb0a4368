package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** Accepted domains that do not receive or do not send (DOM-07, DOM-11, DOM-12). */
final class DisabledDomain {
    private static final String NOT_TO = "550 5.4.1 Recipient address rejected: Access denied.";
    private static final String NOT_FROM = "550 5.7.1 Delivery not authorized, message refused";

    private DisabledDomain() {}

    /** What is said instead, and why. */
    record Closed(SmtpReply reply, Reason because) {}

    static Optional<Closed> to(Cloud cloud, Tenant tenant, String domain) {
        return closed(cloud, tenant, domain, "OutboundOnly")
                .or(() -> closed(cloud, tenant, domain, "SendingToDomainDisabled"));
    }

    static Optional<Closed> from(Cloud cloud, Tenant tenant, String domain) {
        return closed(cloud, tenant, domain, "SendingFromDomainDisabled");
    }

    private static Optional<Closed> closed(Cloud cloud, Tenant tenant, String domain, String property) {
        return tenant.accepted(domain)
                .filter(each -> each.source().flag(property))
                .map(each -> {
                    var sends = property.equals("SendingFromDomainDisabled");
                    var because = sends
                            ? Reason.assuming("DOM-12", "{} of {}", property, each.name())
                            : Reason.assuming("DOM-11", "{} of {}", property, each.name());
                    var text = sends
                            ? cloud.settings().assumption("sendingDisabledText", NOT_FROM)
                            : cloud.settings().assumption("receivingDisabledText", NOT_TO);
                    return new Closed(
                            SmtpReply.of(text),
                            because.configuredAt(each.source().originOf(property)));
                });
    }
}
