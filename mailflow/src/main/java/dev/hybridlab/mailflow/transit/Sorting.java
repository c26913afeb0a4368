package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.Allowance;
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
    record Local(EmailAddress mailbox, EnvelopeRecipient recipient, int shape) {}

    /** A recipient that waits without an attempt. */
    record Stuck(EnvelopeRecipient recipient, int shape, SmtpReply lastError, Optional<Hop> hop) {}

    /** A recipient whose sender gets a notice. */
    record Failing(EnvelopeRecipient recipient, SmtpReply diagnostic) {}

    /** Recipients that travel together: over one hop, in one shape of the message. */
    record Lot(Hop hop, int shape) {}

    private final MailSystemPolicy policy;
    private final Instant now;
    private final Tally tally;
    private final StepLog log;
    private final Circles circles = new Circles();
    private final List<HeldMessage> shapes = new ArrayList<>();

    final List<Local> local = new ArrayList<>();
    final Map<Lot, List<EnvelopeRecipient>> relayed = new LinkedHashMap<>();
    final List<Stuck> stuck = new ArrayList<>();
    final List<Failing> failing = new ArrayList<>();

    /** @param tally what the host counted so far */
    record Counting(Instant now, Tally tally) {}

    Sorting(MailSystemPolicy policy, HeldMessage held, Counting counting, StepLog log) {
        this.policy = policy;
        this.now = counting.now();
        this.tally = counting.tally();
        this.log = log;
        shapes.add(held);
        for (var recipient : held.envelope().recipients()) {
            sort(recipient, 0);
            if (circles.lost(recipient.address().key()) && !failed(recipient)) {
                refuse(recipient, policy.circle(recipient));
            }
        }
    }

    /** The message as these recipients get it. */
    HeldMessage shape(int number) {
        return shapes.get(number);
    }

    /** A recipient reached twice gets one copy (ONP-RCPT-08); one that only leads back to itself gets a notice (ONP-RCPT-09). */
    private void sort(EnvelopeRecipient recipient, int shape) {
        var key = recipient.address().key();
        if (!circles.enter(key)) {
            return;
        }
        act(
                counted(policy.route(shapes.get(shape), recipient, now), recipient, shape),
                new Met(recipient, shape, false));
        if (circles.leave(key)) {
            refuse(recipient, policy.circle(recipient));
        }
    }

    /** Whoever is written to counts; one too many is refused in place of it. */
    private RoutingDecision counted(RoutingDecision decision, EnvelopeRecipient recipient, int shape) {
        var written = decision instanceof RoutingDecision.Deliver || decision instanceof RoutingDecision.Relay;
        var allowances = written ? policy.allowances(shapes.get(shape), recipient) : List.<Allowance>of();
        return !allowances.isEmpty() && tally.take(allowances, now) instanceof Tally.Refused(var by)
                ? new RoutingDecision.Refuse(by.reply(), by.because())
                : decision;
    }

    private boolean failed(EnvelopeRecipient recipient) {
        return failing.stream()
                .anyMatch(each -> each.recipient()
                        .address()
                        .key()
                        .equals(recipient.address().key()));
    }

    /**
     * @param shape of the message that it meets
     * @param kept whether its mailbox has a copy already
     */
    private record Met(EnvelopeRecipient recipient, int shape, boolean kept) {}

    private void act(RoutingDecision decision, Met met) {
        var recipient = met.recipient();
        switch (decision) {
            case RoutingDecision.Deliver(var mailbox, var because) -> {
                write(recipient, "deliver", mailbox.toString(), because);
                keep(mailbox, met);
            }
            case RoutingDecision.Both(var here, var further, var because) -> {
                act(here, met);
                act(further, new Met(recipient, met.shape(), true));
            }
            case RoutingDecision.Forward(var copy, var because) -> {
                write(recipient, "forward", join(copy.to()), because);
                log.headers(now, "forward", copy.changes());
                onwards(copy.to(), shaped(met.shape(), copy), met);
            }
            case RoutingDecision.Blocked(var to, var diagnostic, var because) ->
                refuse(to, new RoutingDecision.Refuse(diagnostic, because));
            case RoutingDecision.Expand(var recipients, var because) -> {
                write(recipient, "expand", join(recipients), because);
                onwards(recipients, met.shape(), met);
            }
            case RoutingDecision.Relay(var hop, var because, var considered) -> {
                write(recipient, new Way("relay", Optional.of(hop.connector()), target(hop), considered), because);
                relayed.computeIfAbsent(new Lot(hop, met.shape()), any -> new ArrayList<>())
                        .add(recipient);
            }
            case RoutingDecision.Defer(var lastError, var because, var considered, var hop) -> {
                write(recipient, new Way("defer", hop.map(Hop::connector), lastError.toString(), considered), because);
                stuck.add(new Stuck(recipient, met.shape(), lastError, hop));
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

    private void onwards(List<EnvelopeRecipient> recipients, int shape, Met met) {
        if (!met.kept()) {
            circles.leadsOn(recipients.isEmpty());
        }
        recipients.forEach(each -> sort(each, shape));
    }

    private void refuse(EnvelopeRecipient recipient, RoutingDecision.Refuse refuse) {
        var way = new Way("refuse", Optional.empty(), refuse.diagnostic().toString(), refuse.considered());
        write(recipient, way, refuse.because());
        failing.add(new Failing(recipient, refuse.diagnostic()));
    }

    private int shaped(int shape, RoutingDecision.Copy copy) {
        if (copy.changes().isEmpty()) {
            return shape;
        }
        shapes.add(shapes.get(shape).with(copy.message()));
        return shapes.size() - 1;
    }

    /** A mailbox reached twice gets one copy (ONP-RCPT-08). */
    private void keep(EmailAddress mailbox, Met met) {
        if (local.stream().noneMatch(each -> each.mailbox().key().equals(mailbox.key()))) {
            local.add(new Local(mailbox, met.recipient(), met.shape()));
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
