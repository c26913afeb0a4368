package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.exchange.RecipientRules;
import dev.hybridlab.mailflow.exchange.Resolved;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.topology.AcceptedDomain;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Attribution.Direction;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.List;
import java.util.Optional;

/** What becomes of one recipient in its tenant's directory (EXO-RCPT-04 to EXO-RCPT-12). */
final class Categorizer {
    private final Cloud cloud;
    private final Tenant tenant;
    private final HeldMessage held;
    private final EnvelopeRecipient recipient;
    private final OutboundChoice outbound;

    private Categorizer(Cloud cloud, Tenant tenant, HeldMessage held, EnvelopeRecipient recipient) {
        this.cloud = cloud;
        this.tenant = tenant;
        this.held = held;
        this.recipient = recipient;
        this.outbound = new OutboundChoice(cloud, tenant, held, recipient);
    }

    static RoutingDecision route(Cloud cloud, HeldMessage held, EnvelopeRecipient recipient) {
        return cloud.tenantOf(held.attribution())
                .map(tenant -> new Categorizer(cloud, tenant, held, recipient).route())
                .orElseGet(Refusals::ofNoTenant);
    }

    private RoutingDecision route() {
        var kept = Quarantined.of(tenant, held);
        if (kept.isPresent()) {
            return kept.get();
        }
        var behind = new SenderForm(cloud, tenant).behind(recipient.address());
        if (behind.isPresent()) {
            return new RoutingDecision.Expand(
                    List.of(recipient.rewritten(behind.get())),
                    Reason.assuming("EXO-OUT-67", "{} stands behind this sender that was rewritten", behind.get()));
        }
        var closed = closed();
        if (closed.isPresent()) {
            return new RoutingDecision.Refuse(closed.get().reply(), closed.get().because());
        }
        var tooLarge = MailboxSizes.sender(cloud, tenant, held);
        if (tooLarge.isPresent()) {
            return tooLarge.get();
        }
        var forwarding = new Forwarding(cloud, tenant, held);
        var blocked = forwarding.byRule(recipient);
        if (blocked.isPresent()) {
            return blocked.get();
        }
        var rules = RecipientRules.inCloud(cloud.settings(), tenant.recipients(), held, MailboxSizes.takes(cloud));
        return switch (rules.resolve(recipient)) {
            case Resolved.InMailbox(var mailbox, var forwardsTo, var because) ->
                toPrimary(mailbox, because)
                        .or(outbound::ruled)
                        .or(outbound::centralized)
                        .orElseGet(() -> delivered(forwarding, mailbox, forwardsTo, because));
            case Resolved.Forwarded(var mailbox, var to, var because) ->
                toPrimary(mailbox, because)
                        .or(outbound::ruled)
                        .or(outbound::centralized)
                        .orElseGet(() -> forwarding.of(mailbox, to, because));
            case Resolved.Elsewhere(var entry, var to, var because) -> elsewhere(forwarding, entry, to, because);
            case Resolved.RoutedOn(var entry, var because) -> outbound.route();
            case Resolved.WithoutTarget(var entry, var because) -> Refusals.notFound(because);
            case Resolved.Restricted(var entry, var restriction, var because) ->
                Refusals.restricted(entry, restriction, because);
            case Resolved.Unknown(var because) -> unknown(because);
            case Resolved.UnknownLegacyName(var because) ->
                tenant.accepted(recipient.address().domain()).isPresent()
                        ? Refusals.unknownLegacyName(because)
                        : outbound.route();
        };
    }

    /** DOM-11, DOM-12: domains that do not send, or do not receive. */
    private Optional<DisabledDomain.Closed> closed() {
        var sender = held.attribution().direction() == Direction.ORIGINATING
                ? held.sender().flatMap(from -> DisabledDomain.from(cloud, tenant, from.domain()))
                : Optional.<DisabledDomain.Closed>empty();
        return sender.or(
                () -> DisabledDomain.to(cloud, tenant, recipient.address().domain()));
    }

    private static RoutingDecision delivered(
            Forwarding forwarding, Recipient mailbox, List<EnvelopeRecipient> forwardsTo, Reason because) {
        var here = new RoutingDecision.Deliver(mailbox.primary(), because);
        return forwardsTo.isEmpty()
                ? here
                : new RoutingDecision.Both(here, forwarding.of(mailbox, forwardsTo.getFirst(), because), because);
    }

    /** A mail user or contact whose address lies outside leaves with a stamp; a group's members do not. */
    private RoutingDecision elsewhere(
            Forwarding forwarding, Recipient entry, List<EnvelopeRecipient> to, Reason because) {
        // RULE-19: a rule's connector takes a group as it was addressed
        return entry.kind() == Recipient.Kind.GROUP
                ? outbound.ruled().orElseGet(() -> new RoutingDecision.Expand(to, because))
                : forwarding.rewritten(to.getFirst(), because);
    }

    /** Resolution rewrites to the primary address, by which incoming mail may then go round (EXO-OUT-23). */
    private Optional<RoutingDecision> toPrimary(Recipient mailbox, Reason because) {
        var primary = mailbox.primary().key().equals(recipient.address().key());
        var forwards = mailbox.delivery().forwardingAddress().isPresent(); // a circle is seen by primary addresses
        return primary || !forwards && held.attribution().direction() != Direction.INCOMING
                ? Optional.empty()
                : Optional.of(new RoutingDecision.Expand(List.of(recipient.rewritten(mailbox.primary())), because));
    }

    /** EXO-RCPT-07, EXO-RCPT-08. */
    private RoutingDecision unknown(Reason because) {
        return tenant.accepted(recipient.address().domain())
                .filter(domain -> domain.type() == AcceptedDomain.Type.AUTHORITATIVE)
                .map(domain -> Refusals.unknown(domain, because, held))
                .orElseGet(outbound::route);
    }
}
