package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import java.util.List;
import java.util.Optional;

/**
 * {@code Get-InboxRule}.
 *
 * @param source where it was written
 * @param name Name
 * @param enabled Enabled
 * @param when which messages it takes
 * @param redirectTo RedirectTo: the message goes on, its author kept
 * @param forwardTo ForwardTo: the mailbox writes anew
 * @param reply the text that it answers with
 */
public record InboxRule(
        ConfigObject source,
        String name,
        boolean enabled,
        When when,
        List<EmailAddress> redirectTo,
        List<EmailAddress> forwardTo,
        Optional<String> reply) {
    public InboxRule {
        redirectTo = List.copyOf(redirectTo);
        forwardTo = List.copyOf(forwardTo);
    }

    /**
     * @param from any of these senders; empty: anybody
     * @param subjectContainsWords any of these in the subject; empty: any subject
     */
    public record When(List<EmailAddress> from, List<String> subjectContainsWords) {
        public When {
            from = List.copyOf(from);
            subjectContainsWords = List.copyOf(subjectContainsWords);
        }
    }
}
