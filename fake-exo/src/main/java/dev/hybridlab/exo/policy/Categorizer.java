package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.exchange.RecipientRules;
import dev.hybridlab.mailflow.exchange.Resolved;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.AcceptedDomain;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Attribution.Direction;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.List;
import java.util.Optional;

/** What becomes of one recipient in its tenant's directory (EXO-RCPT-04 to EXO-RCPT-12). */
final class Categorizer {
    private static final SmtpReply NOT_FOUND =
            SmtpReply.of("550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup");

    private Categorizer() {}

    static RoutingDecision route(Cloud cloud, HeldMessage held, EnvelopeRecipient recipient) {
        var owner = cloud.tenantOf(held.attribution());
        if (owner.isEmpty()) {
            return new RoutingDecision.Refuse(
                    NOT_FOUND, Reason.assuming("EXO-ATTR-18", "the message belongs to no tenant"));
        }
        var tenant = owner.get();
        var outbound = new OutboundChoice(cloud, tenant, held, recipient);
        return switch (RecipientRules.resolve(
                tenant.recipients(), recipient, held.attribution().authAs())) {
            case Resolved.InMailbox(var mailbox, var alsoTo, var because) ->
                toPrimary(held, recipient, mailbox, because)
                        .or(outbound::ruled)
                        .or(outbound::centralized)
                        .orElseGet(() -> alsoTo.isEmpty()
                                ? new RoutingDecision.Deliver(mailbox.primary(), because)
                                : new RoutingDecision.DeliverAndForward(mailbox.primary(), alsoTo, because));
            case Resolved.Elsewhere(var entry, var to, var because) ->
                beforeExpansion(entry, outbound).orElseGet(() -> new RoutingDecision.Expand(to, because));
            case Resolved.RoutedOn(var entry, var because) -> outbound.route();
            case Resolved.NotAuthenticated(var entry, var because) ->
                new RoutingDecision.Refuse(notAuthenticated(entry), because);
            case Resolved.Unknown(var because) ->
                unknown(tenant, held, recipient, because).orElseGet(outbound::route);
        };
    }

    /** Resolution rewrites to the primary address, by which incoming mail may then go round (EXO-OUT-23). */
    private static Optional<RoutingDecision> toPrimary(
            HeldMessage held, EnvelopeRecipient recipient, Recipient mailbox, Reason because) {
        var primary = mailbox.primary().key().equals(recipient.address().key());
        return primary || held.attribution().direction() != Direction.INCOMING
                ? Optional.empty()
                : Optional.of(new RoutingDecision.Expand(List.of(recipient.readdressed(mailbox.primary())), because));
    }

    /** RULE-19: a rule's connector takes a group or a forwarding mailbox as it was addressed. */
    private static Optional<RoutingDecision> beforeExpansion(Recipient entry, OutboundChoice outbound) {
        return entry.kind() == Recipient.Kind.GROUP || entry.kind() == Recipient.Kind.MAILBOX
                ? outbound.ruled()
                : Optional.empty();
    }

    /** EXO-RCPT-12. */
    private static SmtpReply notAuthenticated(Recipient entry) {
        return switch (entry.kind()) {
            case GROUP ->
                SmtpReply.of("550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required");
            case MAILBOX, REMOTE_MAILBOX -> SmtpReply.of("550 5.7.134 Sender not authenticated for mailbox");
            case MAIL_USER, MAIL_CONTACT -> SmtpReply.of("550 5.7.136 Sender was not authenticated");
        };
    }

    /** EXO-RCPT-07, EXO-RCPT-08. */
    private static Optional<RoutingDecision> unknown(
            Tenant tenant, HeldMessage held, EnvelopeRecipient recipient, Reason because) {
        var domain = tenant.accepted(recipient.address().domain());
        if (domain.isPresent() && domain.get().type() == AcceptedDomain.Type.AUTHORITATIVE) {
            var plain = Reason.of(
                            "EXO-RCPT-07",
                            "{} is Authoritative, and {}",
                            domain.get().name(),
                            because.text())
                    .configuredAt(domain.get().source().originOf("DomainType"));
            var fromOnPremises = held.attribution().direction() == Direction.ORIGINATING
                    && held.attribution().connector().isPresent();
            return Optional.of(
                    new RoutingDecision.Refuse(NOT_FOUND, fromOnPremises ? plain.alsoAssuming("EXO-RCPT-03") : plain));
        }
        return Optional.empty();
    }
}
