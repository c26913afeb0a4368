package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@code Get-TransportRule}: a mail flow rule of a tenant, or a transport rule of an organization (RULE facts).
 *
 * @param source where its settings were written
 * @param name Name
 * @param standing whether and when it looks at messages
 * @param conditions all must hold
 * @param exceptions none may hold
 * @param actions in the order in which they are done
 */
public record TransportRule(
        ConfigObject source,
        String name,
        Standing standing,
        List<Asked> conditions,
        List<Asked> exceptions,
        List<RuleAction> actions) {
    public TransportRule {
        conditions = List.copyOf(conditions);
        exceptions = List.copyOf(exceptions);
        actions = List.copyOf(actions);
    }

    /** A question and the property that asks it. */
    public record Asked(String property, RuleTest test) {}

    /**
     * @param enabled State and Enabled
     * @param enforced Mode Enforce; any other only notes
     * @param priority lowest first
     * @param stops StopRuleProcessing
     * @param active ActivationDate and ExpiryDate
     * @param location which sender's address is looked at
     */
    public record Standing(
            boolean enabled, boolean enforced, int priority, boolean stops, Active active, Location location) {}

    public record Active(Optional<Instant> from, Optional<Instant> until) {
        public boolean at(Instant now) {
            return from.filter(now::isBefore).isEmpty()
                    && until.filter(end -> !now.isBefore(end)).isEmpty();
        }
    }

    /** SenderAddressLocation. */
    public enum Location {
        HEADER,
        ENVELOPE,
        HEADER_OR_ENVELOPE
    }
}
