package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.exchange.RecipientRules;
import dev.hybridlab.mailflow.exchange.Resolved;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.AcceptedDomain;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.List;
import java.util.Optional;

/** What becomes of one recipient: resolution, restrictions, expansion, then routing (ONP-RCPT-01 to ONP-RCPT-07). */
final class Categorizer {
    private static final SmtpReply NOT_FOUND = SmtpReply.of("550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found");
    private static final SmtpReply AUTHENTICATE =
            SmtpReply.of("550 5.7.1 RESOLVER.RST.AuthRequired; authentication required");
    private static final SmtpReply GROUP_AUTHENTICATE =
            SmtpReply.of("550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required");

    private Categorizer() {}

    static RoutingDecision route(Home home, HeldMessage held, EnvelopeRecipient recipient) {
        var external = home.organization().accepted(recipient.address().domain());
        if (external.isPresent() && external.get().type() == AcceptedDomain.Type.EXTERNAL_RELAY) {
            return SendConnectorChoice.route(home, held, recipient); // DOM-03: not looked up in the directory
        }
        var author = held.attribution().authAs();
        return switch (RecipientRules.resolve(home.organization().recipients(), recipient, author)) {
            case Resolved.InMailbox(var mailbox, var alsoTo, var because) -> toMailbox(home, mailbox, alsoTo, because);
            case Resolved.Elsewhere(var entry, var to, var because) -> new RoutingDecision.Expand(to, because);
            case Resolved.RoutedOn(var entry, var because) -> SendConnectorChoice.route(home, held, recipient);
            case Resolved.NotAuthenticated(var entry, var because) -> authenticate(home, entry, because);
            case Resolved.Unknown(var because) -> unknown(home, held, recipient, because);
        };
    }

    /** ONP-RCPT-05: which words a group uses on-premises is open. */
    private static RoutingDecision authenticate(Home home, Recipient entry, Reason because) {
        if (entry.kind() != Recipient.Kind.GROUP) {
            return new RoutingDecision.Refuse(AUTHENTICATE, because);
        }
        var group = home.settings().assumption("onPremisesGroupText", "5.7.1").equals("5.7.133");
        return new RoutingDecision.Refuse(
                group ? GROUP_AUTHENTICATE : AUTHENTICATE, because.alsoAssuming("ONP-RCPT-05"));
    }

    /** ONP-RCPT-07: to the server of its database. */
    private static RoutingDecision toMailbox(
            Home home, Recipient mailbox, List<EnvelopeRecipient> alsoTo, Reason because) {
        var elsewhere = mailbox.delivery()
                .server()
                .filter(name -> !name.equalsIgnoreCase(home.server().name()))
                .or(() -> home.server().build().edge() ? IntraOrganization.firstMailboxServer(home) : Optional.empty());
        if (elsewhere.isPresent()) {
            return IntraOrganization.relay(home, elsewhere.get(), because);
        }
        return alsoTo.isEmpty()
                ? new RoutingDecision.Deliver(mailbox.primary(), because)
                : new RoutingDecision.DeliverAndForward(mailbox.primary(), alsoTo, because);
    }

    private static RoutingDecision unknown(Home home, HeldMessage held, EnvelopeRecipient recipient, Reason because) {
        var domain = home.organization().accepted(recipient.address().domain());
        if (domain.isPresent() && domain.get().type() == AcceptedDomain.Type.AUTHORITATIVE) {
            return new RoutingDecision.Refuse(
                    NOT_FOUND,
                    Reason.of(
                                    "ONP-RCPT-02",
                                    "{} is Authoritative, and {}",
                                    domain.get().name(),
                                    because.text())
                            .configuredAt(domain.get().source().originOf("DomainType")));
        }
        return SendConnectorChoice.route(home, held, recipient);
    }
}
