package dev.hybridlab.mailflow.mailbox;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.Aftermath;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.InboxRule;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What one inbox rule does with a message, and what keeps it from doing it (LOOP-09, DOM-27, DOM-55, LOOP-53). */
record InboxRules(MailboxActions side, MailboxLetters letters) {
    List<Aftermath> act(InboxRule rule) {
        if (!rule.enabled() || !takes(rule.when())) {
            return List.of();
        }
        var all = new ArrayList<Aftermath>();
        rule.redirectTo().forEach(to -> all.add(stopped(rule, to, "RedirectTo").orElseGet(() -> redirect(rule, to))));
        rule.forwardTo()
                .forEach(to -> all.add(stopped(rule, to, "ForwardTo")
                        .orElseGet(() -> letters.forward(to, because(rule, to, "ForwardTo")))));
        rule.reply().flatMap(text -> reply(rule, text)).ifPresent(all::add);
        return all;
    }

    private boolean takes(InboxRule.When when) {
        var sender = letters.held().sender();
        var from = when.from().isEmpty()
                || sender.isPresent()
                        && when.from().stream()
                                .anyMatch(each -> side.directory().isSame(each, sender.get()));
        var subject =
                letters.held().message().headers().first("Subject").orElse("").toLowerCase(Locale.ROOT);
        return from
                && (when.subjectContainsWords().isEmpty()
                        || when.subjectContainsWords().stream()
                                .anyMatch(word -> subject.contains(word.toLowerCase(Locale.ROOT))));
    }

    private Reason because(InboxRule rule, EmailAddress to, String property) {
        return Reason.of(
                        "LOOP-09",
                        "rule '{}' of {} sends it to {}",
                        rule.name(),
                        letters.mailbox().primary(),
                        to)
                .configuredAt(rule.source().originOf(property));
    }

    private Aftermath redirect(InboxRule rule, EmailAddress to) {
        var held = letters.held();
        var because = because(rule, to, "RedirectTo");
        var edits = HeaderEdits.of(held.message().headers())
                .below(MailboxLetters.RULES_LOOP, letters.mailbox().primary().toString(), because);
        return new Aftermath.Redirects(
                new RoutingDecision.Copy(edits.on(held.message()), edits.changes(), List.of(EnvelopeRecipient.of(to))),
                because);
    }

    private Optional<Aftermath> stopped(InboxRule rule, EmailAddress to, String property) {
        return looped(rule, to).or(() -> ofReport(rule, property, to)).or(() -> notForwarded(rule, to, property));
    }

    /** DOM-55: whether a rule acts on a report, which has a null sender. */
    private Optional<Aftermath> ofReport(InboxRule rule, String property, EmailAddress to) {
        var kept = letters.held().sender().isEmpty()
                && side.settings().assumption(Assumption.REPORTS_BY_RULE).equals("kept");
        return kept
                ? Optional.of(new Aftermath.Stops(
                        to,
                        Reason.assuming("DOM-55", "rule '{}' does not act on a report", rule.name())
                                .configuredAt(rule.source().originOf(property))))
                : Optional.empty();
    }

    private Optional<Aftermath> looped(InboxRule rule, EmailAddress to) {
        var own = side.settings().assumption(Assumption.INBOX_RULES_LOOP_COUNT).equals("own");
        var mailbox = letters.mailbox().primary().toString();
        var count = letters.held().message().headers().all(MailboxLetters.RULES_LOOP).stream()
                .filter(value -> !own || value.equalsIgnoreCase(mailbox))
                .count();
        if (count < side.ruleLoops()) {
            return Optional.empty();
        }
        return Optional.of(new Aftermath.Stops(
                to,
                Reason.of(
                                "LOOP-09",
                                "MAILBOXRULE THROTTLE XLoopHeaderCount:{}/{}: rule '{}' of {} does not act again",
                                count,
                                side.ruleLoops(),
                                rule.name(),
                                mailbox)
                        .configuredAt(rule.source().origin())
                        .alsoAssuming("LOOP-53")));
    }

    /** DOM-27. */
    private Optional<Aftermath> notForwarded(InboxRule rule, EmailAddress to, String property) {
        return side.remote(to)
                .filter(remote -> !side.isOwn(to) && !remote.automatic().forward())
                .map(remote -> new Aftermath.Stops(
                        to,
                        Reason.of(
                                        "DOM-27",
                                        "rule '{}' has {} {}, and AutoForwardEnabled of remote domain '{}' is off",
                                        rule.name(),
                                        property,
                                        to,
                                        remote.source().identity())
                                .configuredAt(remote.source().originOf("AutoForwardEnabled"))));
    }

    private Optional<Aftermath> reply(InboxRule rule, String text) {
        if (letters.isAutomatic()) {
            return Optional.empty();
        }
        var to = letters.held().sender().orElseThrow();
        var closed = side.remote(to)
                .filter(remote -> !side.isOwn(to) && !remote.automatic().reply());
        return Optional.of(closed.<Aftermath>map(remote -> new Aftermath.Stops(
                        to,
                        Reason.of(
                                        "DOM-27",
                                        "rule '{}' answers, and AutoReplyEnabled of remote domain '{}' is off",
                                        rule.name(),
                                        remote.source().identity())
                                .configuredAt(remote.source().originOf("AutoReplyEnabled"))))
                .orElseGet(() -> letters.answer(
                        to, "answer by rule", text, because(rule, to, "reply").alsoAssuming("DOM-52"))));
    }
}
