package dev.hybridlab.mailflow.rules;

import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.Ruling;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.TransportRule;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All rules of a book on one message, in their order (RULE-01 to RULE-06). Where a rule fires for some recipients only, the
 * message falls into two copies that go on by themselves.
 */
public final class RuleEvaluation {
    private final RuleBook book;
    private final HeldMessage held;
    private final Instant now;
    private final long octets;
    private List<Draft> drafts;

    private RuleEvaluation(RuleBook book, HeldMessage held, Instant now) {
        this.book = book;
        this.held = held;
        this.now = now;
        this.octets = held.message().size();
        this.drafts = List.of(new Draft(held));
    }

    /** {@link Ruling#NONE} where nothing is there to look at it. */
    public static Ruling of(RuleBook book, HeldMessage held, Instant now) {
        if (book.rules().isEmpty() || ownNotice(book, held)) {
            return Ruling.NONE;
        }
        return new RuleEvaluation(book, held, now).ruling();
    }

    /** RULE-23: what this side wrote itself: nobody sent it, nobody handed it over. */
    private static boolean ownNotice(RuleBook book, HeldMessage held) {
        return held.sender().isEmpty()
                && held.from().isEmpty()
                && book.switchedTo(Assumption.RULES_ON_NOTICES, "skipped");
    }

    private Ruling ruling() {
        for (var rule : book.rules()) {
            var after = new ArrayList<Draft>();
            for (var draft : drafts) {
                if (draft.goesOn()) {
                    look(rule, draft, after);
                } else {
                    after.add(draft);
                }
            }
            drafts = after;
        }
        return new Ruling(drafts.stream().map(Draft::copy).toList());
    }

    private void look(TransportRule rule, Draft draft, List<Draft> after) {
        var off = off(rule, draft);
        if (off.isPresent()) {
            draft.consider(rule, false, off.get());
            after.add(draft);
            return;
        }
        try {
            split(rule, draft, after);
        } catch (RuleTexts.Endless endless) {
            draft.consider(
                    rule,
                    false,
                    Reason.assuming("RULE-34", "one of its regular expressions comes to no end on this message")
                            .configuredAt(origin(rule)));
            after.add(draft);
        }
    }

    private void split(TransportRule rule, Draft draft, List<Draft> after) {
        var questions = new Questions(book, held, draft.edits().headers(), octets);
        var match = RuleMatch.of(rule, questions, draft.recipients());
        if (match.matched().isEmpty()) {
            draft.consider(rule, false, match.missed().orElseThrow());
            after.add(draft);
        } else if (match.others().isEmpty()
                || draft.isRedirected()
                || book.switchedTo(Assumption.RULE_RECIPIENT_SCOPE, "whole-message")) {
            fire(rule, draft);
            after.add(draft);
        } else {
            var fires = draft.forRecipients(match.matched()).with(draft);
            var rest = draft.forRecipients(match.others());
            rest.consider(rule, false, match.missed().orElseThrow());
            fire(rule, fires);
            after.add(fires);
            after.add(rest);
        }
    }

    private Optional<Reason> off(TransportRule rule, Draft draft) {
        var standing = rule.standing();
        var source = rule.source();
        if (draft.stoppedBy().isPresent()) {
            return Optional.of(Reason.assuming(
                    "RULE-05", "'{}' stopped the processing", draft.stoppedBy().get()));
        }
        if (!standing.enabled()) {
            return Optional.of(Reason.assuming("RULE-03", "is disabled").configuredAt(source.originOf("State")));
        }
        if (!standing.active().at(now)) {
            return Optional.of(Reason.assuming("RULE-30", "is not active at {}", now)
                    .configuredAt(source.originOf("ActivationDate")));
        }
        return Optional.empty();
    }

    private void fire(TransportRule rule, Draft draft) {
        if (!rule.standing().enforced()) {
            draft.consider(
                    rule,
                    false,
                    Reason.assuming("RULE-03", "would fire, but its Mode only notes")
                            .configuredAt(rule.source().originOf("Mode")));
            return;
        }
        var limit = LoopHeader.limit(book);
        var counted = limit.isPresent() && LoopHeader.counts(book, rule);
        var count = counted ? LoopHeader.count(book, held.message().headers()) : 0;
        if (counted && count >= limit.get()) {
            var because = Reason.of(
                            "LOOP-10", "'{}' fires, and rules have sent it on {} times before", rule.name(), count)
                    .configuredAt(origin(rule))
                    .alsoAssuming("RULE-24");
            draft.consider(rule, true, because);
            draft.did(rule, "would act again on what rules sent on before");
            draft.end(new Ruling.Fate.Refuse(LoopHeader.EXCEEDED, because));
            return;
        }
        draft.consider(
                rule,
                true,
                Reason.assuming("RULE-04", "all its conditions hold")
                        .configuredAt(origin(rule))
                        .alsoAssuming("RULE-01"));
        new Deeds(book, rule, draft).all();
        if (counted && draft.markDue()) {
            draft.edits()
                    .below(LoopHeader.NAME, book.dialect().id(), Reason.assuming("RULE-24", "'{}' acted", rule.name()));
        }
        if (rule.standing().stops()) {
            draft.stop(rule);
        }
    }

    private static Origin origin(TransportRule rule) {
        return rule.source().origin();
    }
}
