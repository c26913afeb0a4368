package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.List;
import java.util.Optional;

/**
 * A mailbox's forward, and a mail user's or contact's way out: who may go outside, which loop headers are stamped, and where
 * they end it (EXO-RCPT-15, LOOP-12, LOOP-13).
 */
record Forwarding(Cloud cloud, Tenant tenant, HeldMessage held) {
    static final String FORWARDING_LOOP = "X-MS-Exchange-ForwardingLoop";
    static final String RULES_LOOP = "X-MS-Exchange-Inbox-Rules-Loop";
    static final String LOOP_STAMP = "X-LD-Processed";
    private static final int STAMPS = 3;
    private static final SmtpReply BLOCKED = SmtpReply.of(
            "550 5.7.520 Access denied, Your organization does not allow external forwarding. Please contact your"
                    + " administrator for further assistance. AS(7550)");

    /** By a property of the mailbox. */
    RoutingDecision of(Recipient mailbox, EnvelopeRecipient to, Reason because) {
        var mark = mailbox.primary() + ";" + tenant.id();
        var before = held.message().headers().all(FORWARDING_LOOP).stream()
                .filter(mark::equalsIgnoreCase)
                .count();
        var limit = Integer.parseInt(cloud.settings().assumption(Assumption.FORWARDING_LOOP_LIMIT));
        if (before >= limit) {
            return new RoutingDecision.Discard(Reason.assuming(
                            "LOOP-13", "{}: {} was forwarded from there already", FORWARDING_LOOP, mailbox.primary())
                    .configuredAt(because.configured().orElse(mailbox.source().origin())));
        }
        var outside = outside(to);
        if (outside && !ForwardingPolicy.allows(tenant)) {
            return new RoutingDecision.Blocked(to, BLOCKED, ForwardingPolicy.because(tenant, mailbox.primary(), to));
        }
        var edits = HeaderEdits.of(held.message().headers())
                .below(FORWARDING_LOOP, mark, Reason.assuming("LOOP-13", "{} forwards", mailbox.primary()));
        return outside ? stamped(edits, ",ExtAddr,ExtFwd", to, because) : copy(edits, to, because);
    }

    /** Where mail of a mail user or contact goes. */
    RoutingDecision rewritten(EnvelopeRecipient to, Reason because) {
        return tenant.accepted(to.address().domain()).isPresent()
                ? new RoutingDecision.Expand(List.of(to), because)
                : stamped(HeaderEdits.of(held.message().headers()), ",ExtAddr", to, because);
    }

    private RoutingDecision stamped(HeaderEdits edits, String what, EnvelopeRecipient to, Reason because) {
        var stamps = held.message().headers().all(LOOP_STAMP).stream()
                .filter(value -> value.startsWith(tenant.id()))
                .count();
        if (stamps >= STAMPS) {
            return exhausted(to);
        }
        edits.below(LOOP_STAMP, tenant.id() + what, Reason.assuming("LOOP-52", "{} lies outside", to.address()));
        return copy(edits, to, because);
    }

    private RoutingDecision exhausted(EnvelopeRecipient to) {
        var because = Reason.assuming("LOOP-12", "{} left the tenant {} times already", to.address(), STAMPS);
        return cloud.settings().assumption(Assumption.LOOP_STAMP_OUTCOME).equals("drop")
                ? new RoutingDecision.Discard(because)
                : new RoutingDecision.Refuse(
                        SmtpReply.of("554 5.4.14 Hop count exceeded - possible mail loop"), because);
    }

    private RoutingDecision copy(HeaderEdits edits, EnvelopeRecipient to, Reason because) {
        return new RoutingDecision.Forward(
                new RoutingDecision.Copy(edits.on(held.message()), edits.changes(), List.of(to)), because);
    }

    /** Whether it leads out of the tenant's own domains: by itself, or as the address of a contact. */
    private boolean outside(EnvelopeRecipient to) {
        var end = tenant.recipients().find(to.address()).flatMap(Recipient::target);
        return !isOwn(to.address()) || end.filter(target -> !isOwn(target)).isPresent();
    }

    private boolean isOwn(EmailAddress address) {
        return tenant.accepted(address.domain()).isPresent();
    }

    /** What an inbox rule of a mailbox here sends outside: the same policy asks (EXO-RCPT-15). */
    Optional<RoutingDecision> byRule(EnvelopeRecipient to) {
        var mailbox = held.message()
                .headers()
                .first(RULES_LOOP)
                .flatMap(EmailAddress::tryParse)
                .flatMap(tenant.recipients()::find)
                .filter(entry -> entry.kind() == Recipient.Kind.MAILBOX);
        return mailbox.filter(any -> !ForwardingPolicy.allows(tenant) && outside(to))
                .map(entry -> new RoutingDecision.Blocked(
                        to, BLOCKED, ForwardingPolicy.because(tenant, entry.primary(), to)));
    }
}
