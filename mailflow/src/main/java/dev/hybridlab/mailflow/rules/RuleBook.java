package dev.hybridlab.mailflow.rules;

import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.Directory;
import dev.hybridlab.mailflow.topology.Domains;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.topology.TransportRule;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The rules of one organization or tenant, and what they have to know of it. Made once a policy.
 *
 * @param rules lowest Priority first, then in the order of the file (RULE-02)
 * @param domains what counts as inside
 * @param directory whose addresses belong together
 * @param settings the lab's switches
 * @param dialect how this side words and counts
 */
public record RuleBook(
        List<TransportRule> rules, Domains domains, Directory directory, LabSettings settings, Dialect dialect) {
    public RuleBook {
        rules = rules.stream()
                .sorted(Comparator.comparingInt(rule -> rule.standing().priority()))
                .toList();
    }

    /**
     * @param cloud Exchange Online, not Exchange Server
     * @param id the tenant's GUID or the organization's name: whose mark a loop header is (RULE-24)
     * @param receivers names that its own Received lines have behind {@code by}: one of them took the message from outside
     */
    public record Dialect(boolean cloud, String id, Set<String> receivers) {
        public Dialect {
            receivers = Set.copyOf(receivers);
        }
    }

    boolean switchedTo(Assumption which, String wanted) {
        return settings.assumption(which).equals(wanted);
    }
}
