package dev.hybridlab.mailflow.journal;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.Aftermath;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.Journaling;
import dev.hybridlab.mailflow.decision.Ruling;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.JournalRule;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.HeaderChange;
import dev.hybridlab.mailflow.trace.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Asks every journal rule about a message and writes the reports of those that take it.
 *
 * @param rules in the order of the file; not empty
 * @param audience who is inside, and who stands behind a group
 * @param settings the lab's switches and seed
 * @param writer who reports
 */
public record JournalAgent(List<JournalRule> rules, JournalAudience audience, LabSettings settings, Writer writer) {
    /**
     * @param host the server that writes, for Message-IDs
     * @param author of the reports
     * @param cloud Exchange Online, which marks its reports (JRN-05)
     * @param undeliverable where reports go that fail, if anywhere (JRN-06)
     */
    public record Writer(String host, EmailAddress author, boolean cloud, Optional<EmailAddress> undeliverable) {}

    /** The mark of a message that was journaled (HDR-28). */
    public static final String PROCESSED = "X-MS-Exchange-Organization-Processed-By-Journaling";

    static final String AGENT = "Journal Agent";

    public JournalAgent {
        rules = List.copyOf(rules);
    }

    public Journaling of(HeldMessage held, Instant now) {
        var spared = spared(held);
        var considered = new ArrayList<Considered>();
        var takers = new LinkedHashMap<String, Considered>();
        var reports = new ArrayList<Aftermath.Sends>();
        for (var rule : rules) {
            var missed = spared.or(() -> missed(rule, held));
            var because = missed.orElseGet(() -> taken(rule));
            var one = new Considered(rule.name(), missed.isEmpty(), because);
            considered.add(one);
            if (one.chosen() && takers.putIfAbsent(rule.journal().key(), one) == null) {
                reports.add(new JournalReport(this, held, now).to(rule.journal(), because));
            }
        }
        var actions = reports.stream()
                .map(report -> "journal report to "
                        + report.envelope().recipients().getFirst().address())
                .toList();
        if (reports.isEmpty()) {
            return new Journaling(held, reports, story(considered, actions, List.of()));
        }
        var edits = HeaderEdits.of(held.message().headers())
                .set(PROCESSED, AGENT, Reason.assuming("JRN-03", "a journal rule took it"));
        return new Journaling(
                held.with(edits.on(held.message())), reports, story(considered, actions, edits.changes()));
    }

    private static Ruling.Story story(List<Considered> considered, List<String> actions, List<HeaderChange> changes) {
        return new Ruling.Story(considered, actions, changes, List.of());
    }

    /** Why no rule may take it at all. */
    private Optional<Reason> spared(HeldMessage held) {
        if (JournalReport.is(held)) {
            return Optional.of(Reason.assuming("JRN-04", "a journal report is not journaled"));
        }
        var spare = writer.undeliverable().filter(address -> touches(held, address));
        if (spare.isPresent()) {
            return Optional.of(Reason.assuming("JRN-06", "from or to {}, where failed reports go", spare.get()));
        }
        var marked = held.message().headers().first(PROCESSED).filter(AGENT::equalsIgnoreCase);
        if (marked.isPresent() && settings.assumption(Assumption.JOURNAL_AGAIN).equals("never")) {
            return Optional.of(Reason.assuming("JRN-03", "was journaled already, its header says"));
        }
        return Optional.empty();
    }

    private Optional<Reason> missed(JournalRule rule, HeldMessage held) {
        if (!rule.enabled()) {
            return Optional.of(Reason.assuming("JRN-01", "is disabled"));
        }
        if (!inScope(rule.scope(), held)) {
            return Optional.of(Reason.assuming("JRN-01", "Scope is {}", rule.scope()));
        }
        return rule.recipient()
                .filter(wanted -> !touches(held, wanted))
                .map(wanted -> Reason.assuming("JRN-01", "neither from nor to {}", wanted));
    }

    private Reason taken(JournalRule rule) {
        var because =
                Reason.assuming("JRN-01", "takes it, Scope {}", rule.scope()).alsoAssuming("JRN-02");
        return writer.cloud() ? because.alsoAssuming("JRN-05") : because;
    }

    private boolean inScope(JournalRule.Scope scope, HeldMessage held) {
        var fromInside = JournalAudience.isInside(held);
        return switch (scope) {
            case GLOBAL -> true;
            case INTERNAL -> fromInside && held.envelope().recipients().stream().anyMatch(this::inside);
            case EXTERNAL ->
                !fromInside || !held.envelope().recipients().stream().allMatch(this::inside);
        };
    }

    private boolean inside(EnvelopeRecipient recipient) {
        return audience.isInside(recipient.address());
    }

    private boolean touches(HeldMessage held, EmailAddress wanted) {
        return held.sender().filter(sender -> audience.meet(sender, wanted)).isPresent()
                || held.envelope().recipients().stream().anyMatch(each -> audience.meet(each.address(), wanted));
    }
}
