package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.decision.MailSystemPolicy;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.NextHop;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the policy for every recipient of a held message, follows expansions, and groups what travels together. */
final class Sorting {
    /** A mailbox and the recipient that led to it. */
    record Local(EmailAddress mailbox, EnvelopeRecipient recipient) {}

    /** A recipient that waits without an attempt. */
    record Stuck(EnvelopeRecipient recipient, SmtpReply lastError, Reason because) {}

    /** A recipient whose sender gets a notice. */
    record Failing(EnvelopeRecipient recipient, SmtpReply diagnostic) {}

    private final MailSystemPolicy policy;
    private final HeldMessage held;
    private final Instant now;
    private final StepLog log;
    private final Circles circles = new Circles();

    final List<Local> local = new ArrayList<>();
    final Map<Hop, List<EnvelopeRecipient>> relayed = new LinkedHashMap<>();
    final List<Stuck> stuck = new ArrayList<>();
    final List<Failing> failing = new ArrayList<>();

    Sorting(MailSystemPolicy policy, HeldMessage held, Instant now, StepLog log) {
        this.policy = policy;
        this.held = held;
        this.now = now;
        this.log = log;
        for (var recipient : held.envelope().recipients()) {
            sort(recipient);
            if (circles.lost(recipient.address().key()) && !failed(recipient)) {
                refuse(recipient, policy.circle(recipient));
            }
        }
    }

    /** A recipient reached twice gets one copy (ONP-RCPT-08); one that only leads back to itself gets a notice (ONP-RCPT-09). */
    private void sort(EnvelopeRecipient recipient) {
        var key = recipient.address().key();
        if (!circles.enter(key)) {
            return;
        }
        decide(recipient);
        if (circles.leave(key)) {
            refuse(recipient, policy.circle(recipient));
        }
    }

    private boolean failed(EnvelopeRecipient recipient) {
        return failing.stream()
                .anyMatch(each -> each.recipient()
                        .address()
                        .key()
                        .equals(recipient.address().key()));
    }

    private void decide(EnvelopeRecipient recipient) {
        var decision = policy.route(held, recipient, now);
        switch (decision) {
            case RoutingDecision.Deliver(var mailbox, var because) -> {
                write(recipient, "deliver", mailbox.toString(), because);
                keep(mailbox, recipient);
            }
            case RoutingDecision.DeliverAndForward(var mailbox, var forwards, var because) -> {
                write(recipient, "deliver and forward", join(forwards), because);
                keep(mailbox, recipient);
                forwards.forEach(this::sort);
            }
            case RoutingDecision.Expand(var recipients, var because) -> {
                write(recipient, "expand", join(recipients), because);
                circles.leadsOn(recipients.isEmpty());
                recipients.forEach(this::sort);
            }
            case RoutingDecision.Relay(var hop, var because, var considered) -> {
                write(recipient, new Way("relay", Optional.of(hop.connector()), target(hop), considered), because);
                relayed.computeIfAbsent(hop, any -> new ArrayList<>()).add(recipient);
            }
            case RoutingDecision.Defer(var lastError, var because, var considered) -> {
                write(recipient, new Way("defer", Optional.empty(), lastError.toString(), considered), because);
                stuck.add(new Stuck(recipient, lastError, because));
            }
            case RoutingDecision.Refuse refuse -> refuse(recipient, refuse);
            case RoutingDecision.Undecided(var because, var considered) -> {
                write(recipient, new Way("undecided", Optional.empty(), "", considered), because);
                log.write(new Step.Undecided(log.here(now), recipient.address(), because));
            }
            case RoutingDecision.Discard(var because) ->
                log.write(new Step.Discarded(log.here(now), recipient.address(), because));
        }
    }

    private void refuse(EnvelopeRecipient recipient, RoutingDecision.Refuse refuse) {
        write(recipient, "refuse", refuse.diagnostic().toString(), refuse.because());
        failing.add(new Failing(recipient, refuse.diagnostic()));
    }

    /** A mailbox reached twice gets one copy (ONP-RCPT-08). */
    private void keep(EmailAddress mailbox, EnvelopeRecipient recipient) {
        if (local.stream().noneMatch(each -> each.mailbox().key().equals(mailbox.key()))) {
            local.add(new Local(mailbox, recipient));
        }
    }

    private record Way(String outcome, Optional<String> connector, String target, List<Considered> considered) {}

    private void write(EnvelopeRecipient recipient, String outcome, String target, Reason because) {
        write(recipient, new Way(outcome, Optional.empty(), target, List.of()), because);
    }

    private void write(EnvelopeRecipient recipient, Way way, Reason because) {
        log.write(new Step.Routed(
                log.here(now),
                recipient.address(),
                way.outcome(),
                way.connector(),
                way.target(),
                because,
                way.considered()));
    }

    private static String join(List<EnvelopeRecipient> recipients) {
        return String.join(
                ", ", recipients.stream().map(each -> each.address().toString()).toList());
    }

    private static String target(Hop hop) {
        return switch (hop.nextHop()) {
            case NextHop.MxLookup mx -> "MX of " + hop.domain();
            case NextHop.SmartHosts(var hosts) -> String.join(", ", hosts);
        };
    }
}
