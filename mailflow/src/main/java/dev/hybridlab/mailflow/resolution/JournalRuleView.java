package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.topology.JournalRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A journal rule as a typed view. */
final class JournalRuleView {
    private JournalRuleView() {}

    static List<JournalRule> all(Configuration configuration, String owner) {
        return configuration.objects(owner, "journalRules").stream()
                .map(JournalRuleView::of)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty without an address to report to, which the reader has told already. */
    private static Optional<JournalRule> of(ConfigObject rule) {
        return Reading.address(rule, "JournalEmailAddress")
                .map(journal -> new JournalRule(
                        rule.identity(),
                        rule.flag("Enabled"),
                        JournalRule.Scope.valueOf(
                                rule.text("Scope").orElse("Global").toUpperCase(Locale.ROOT)),
                        Reading.address(rule, "Recipient"),
                        journal));
    }
}
