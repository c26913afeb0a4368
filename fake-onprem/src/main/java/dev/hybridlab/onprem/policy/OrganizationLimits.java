package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.configuration.Amounts;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.exchange.SendSizeLimits;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/**
 * What TransportConfig allows to every message, and the sender's mailbox to its own (LIM-01, LIM-03, LIM-13). What this
 * organization's servers hand each other was judged by the first of them (Bypass-Message-Size-Limit, ONP-RECV-69).
 */
final class OrganizationLimits {
    private OrganizationLimits() {}

    static Optional<RoutingDecision> broken(Home home, HeldMessage held) {
        return recipients(home, held).or(() -> size(home, held)).or(() -> sender(home, held));
    }

    /** LIM-03. */
    private static Optional<RoutingDecision> recipients(Home home, HeldMessage held) {
        var config = home.organization().transportConfig();
        var most = config.text("MaxRecipientEnvelopeLimit")
                .filter(text -> !text.equalsIgnoreCase("Unlimited"))
                .map(Integer::parseInt);
        var count = held.envelope().recipients().size();
        return most.filter(limit -> count > limit)
                .map(limit -> new RoutingDecision.Refuse(
                        SmtpReply.of("550 5.5.3 RESOLVER.ADR.RecipLimit; too many recipients"),
                        Reason.of(
                                        "LIM-03",
                                        "the organization's MaxRecipientEnvelopeLimit is {}, the message has {}"
                                                + " recipients",
                                        limit,
                                        count)
                                .configuredAt(config.originOf("MaxRecipientEnvelopeLimit"))));
    }

    /** LIM-01: MaxSendSize for what a mailbox submits here, MaxReceiveSize for what comes from outside. */
    private static Optional<RoutingDecision> size(Home home, HeldMessage held) {
        var submitted = held.from().isEmpty();
        if (submitted ? held.sender().isEmpty() : fromSibling(home, held)) {
            return Optional.empty(); // the server's own notices, and what another server of ours has judged
        }
        var config = home.organization().transportConfig();
        var property = submitted ? "MaxSendSize" : "MaxReceiveSize";
        var most = most(config, property);
        var size = held.message().size();
        if (size <= most) {
            return Optional.empty();
        }
        var text = submitted
                ? "550 5.2.3 RESOLVER.RST.SendSizeLimit.Org; message too large for this organization"
                : "550 5.3.4 RESOLVER.RST.RecvSizeLimit.Org; message too large for this organization";
        var because = Reason.of(
                        "LIM-01", "{} of the organization is {} octets, the message has {}", property, most, size)
                .configuredAt(config.originOf(property))
                .alsoAssuming("LIM-12");
        return Optional.of(new RoutingDecision.Refuse(SmtpReply.of(text), because));
    }

    private static long most(ConfigObject config, String property) {
        return config.text(property).map(Amounts::size).orElse(Long.MAX_VALUE);
    }

    private static boolean fromSibling(Home home, HeldMessage held) {
        return home.organization().servers().stream()
                .anyMatch(server ->
                        held.from().filter(server.fqdn()::equalsIgnoreCase).isPresent());
    }

    /** LIM-13. */
    private static Optional<RoutingDecision> sender(Home home, HeldMessage held) {
        return SendSizeLimits.broken(home.organization().recipients(), held, Long.MAX_VALUE)
                .map(because -> new RoutingDecision.Refuse(
                        SmtpReply.of("550 5.2.3 RESOLVER.RST.SendSizeLimit.Sender; message too large for this sender"),
                        because));
    }
}
