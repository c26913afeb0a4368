package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.topology.AutomaticReplies;
import dev.hybridlab.mailflow.topology.InboxRule;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a mailbox does by itself, as typed views: automatic replies and inbox rules. */
final class MailboxAutomatics {
    private MailboxAutomatics() {}

    static Optional<AutomaticReplies> replies(ConfigObject mailbox) {
        var state = AutomaticReplies.State.valueOf(word(mailbox, "AutoReplyState", "Disabled"));
        if (state == AutomaticReplies.State.DISABLED) {
            return Optional.empty();
        }
        return Optional.of(new AutomaticReplies(
                state,
                mailbox.text("InternalMessage"),
                mailbox.text("ExternalMessage"),
                AutomaticReplies.Audience.valueOf(word(mailbox, "ExternalAudience", "All")),
                Reading.one(mailbox, "StartTime", Instant::parse),
                Reading.one(mailbox, "EndTime", Instant::parse)));
    }

    private static String word(ConfigObject mailbox, String property, String byDefault) {
        return mailbox.text(property).orElse(byDefault).toUpperCase(Locale.ROOT);
    }

    static List<InboxRule> rules(ConfigObject mailbox, List<ConfigObject> rules) {
        var own = Recipients.addresses(mailbox);
        return rules.stream()
                .filter(rule -> Reading.address(rule, "Mailbox")
                        .filter(address -> own.contains(address.key()))
                        .isPresent())
                .map(MailboxAutomatics::rule)
                .toList();
    }

    private static InboxRule rule(ConfigObject rule) {
        return new InboxRule(
                rule,
                rule.identity(),
                rule.flag("Enabled"),
                new InboxRule.When(Reading.addresses(rule, "From"), rule.texts("SubjectContainsWords")),
                Reading.addresses(rule, "RedirectTo"),
                Reading.addresses(rule, "ForwardTo"),
                rule.text("reply"));
    }
}
