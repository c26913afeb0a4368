package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.AcceptedDomain;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** Accepted domains that do not receive or do not send (DOM-07, DOM-11, DOM-12). */
final class DisabledDomain {

    private DisabledDomain() {}

    /** What is said instead, and why. */
    record Closed(SmtpReply reply, Reason because) {}

    static Optional<Closed> to(Cloud cloud, Tenant tenant, String domain) {
        var accepted = tenant.accepted(domain);
        if (accepted.isEmpty()) {
            return Optional.empty();
        }
        var closed = closed(cloud, accepted.get(), "OutboundOnly");
        return closed.isPresent() ? closed : closed(cloud, accepted.get(), "SendingToDomainDisabled");
    }

    static Optional<Closed> from(Cloud cloud, Tenant tenant, String domain) {
        return tenant.accepted(domain).flatMap(each -> closed(cloud, each, "SendingFromDomainDisabled"));
    }

    private static Optional<Closed> closed(Cloud cloud, AcceptedDomain domain, String property) {
        if (!domain.source().flag(property)) {
            return Optional.empty();
        }
        var sends = property.equals("SendingFromDomainDisabled");
        var because = sends
                ? Reason.assuming("DOM-12", "{} of {}", property, domain.name())
                : Reason.assuming("DOM-11", "{} of {}", property, domain.name());
        var text = sends
                ? cloud.settings().assumption(Assumption.SENDING_DISABLED_TEXT)
                : cloud.settings().assumption(Assumption.RECEIVING_DISABLED_TEXT);
        return Optional.of(new Closed(
                SmtpReply.of(text), because.configuredAt(domain.source().originOf(property))));
    }
}
