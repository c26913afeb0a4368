package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.exchange.RecipientRules;
import dev.hybridlab.mailflow.exchange.Resolved;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.topology.AcceptedDomain;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.List;
import java.util.Optional;

/** What becomes of one recipient: resolution, restrictions, expansion, then routing (ONP-RCPT-01 to ONP-RCPT-07). */
final class Categorizer {
    private Categorizer() {}

    static RoutingDecision route(Home home, HeldMessage held, EnvelopeRecipient recipient) {
        if (home.server().build().edge()) {
            return SendConnectorChoice.route(home, held, recipient); // FLOW-19: Edge has no directory
        }
        var limited = OrganizationLimits.broken(home, held);
        if (limited.isPresent()) {
            return limited.get();
        }
        var external = home.organization().accepted(recipient.address().domain());
        if (external.isPresent() && external.get().type() == AcceptedDomain.Type.EXTERNAL_RELAY) {
            return SendConnectorChoice.route(home, held, recipient); // DOM-03: not looked up in the directory
        }
        var rules = RecipientRules.of(home.settings(), home.organization().recipients(), held);
        return switch (rules.resolve(recipient)) {
            case Resolved.InMailbox(var mailbox, var forwardsTo, var because) ->
                toMailbox(home, mailbox, because).orElseGet(() -> delivered(held, mailbox, forwardsTo, because));
            case Resolved.Forwarded(var mailbox, var to, var because) ->
                toMailbox(home, mailbox, because).orElseGet(() -> forwarded(held, List.of(to), because));
            case Resolved.Elsewhere(var entry, var to, var because) -> new RoutingDecision.Expand(to, because);
            case Resolved.RoutedOn(var entry, var because) -> SendConnectorChoice.route(home, held, recipient);
            case Resolved.WithoutTarget(var entry, var because) -> Refusals.withoutTarget(because);
            case Resolved.Restricted(var entry, var restriction, var because) ->
                Refusals.restricted(home, entry, restriction, because);
            case Resolved.Unknown(var because) ->
                authoritative(home, recipient)
                        .map(domain -> Refusals.unknown(domain, because))
                        .orElseGet(() -> SendConnectorChoice.route(home, held, recipient));
            case Resolved.UnknownLegacyName(var because) ->
                home.organization().accepted(recipient.address().domain()).isPresent()
                        ? Refusals.unknownLegacyName(because)
                        : SendConnectorChoice.route(home, held, recipient);
        };
    }

    /** ONP-RCPT-07: to the server of its database, if that is another one. */
    private static Optional<RoutingDecision> toMailbox(Home home, Recipient mailbox, Reason because) {
        return mailbox.delivery()
                .server()
                .filter(name -> !name.equalsIgnoreCase(home.server().name()))
                .or(() -> home.server().build().edge() ? IntraOrganization.firstMailboxServer(home) : Optional.empty())
                .map(elsewhere -> IntraOrganization.relay(home, elsewhere, because));
    }

    private static RoutingDecision delivered(
            HeldMessage held, Recipient mailbox, List<EnvelopeRecipient> forwardsTo, Reason because) {
        var here = new RoutingDecision.Deliver(mailbox.primary(), because);
        return forwardsTo.isEmpty()
                ? here
                : new RoutingDecision.Both(here, forwarded(held, forwardsTo, because), because);
    }

    private static RoutingDecision forwarded(HeldMessage held, List<EnvelopeRecipient> to, Reason because) {
        return new RoutingDecision.Forward(RoutingDecision.Copy.of(held.message(), to), because);
    }

    private static Optional<AcceptedDomain> authoritative(Home home, EnvelopeRecipient recipient) {
        return home.organization()
                .accepted(recipient.address().domain())
                .filter(domain -> domain.type() == AcceptedDomain.Type.AUTHORITATIVE);
    }
}
