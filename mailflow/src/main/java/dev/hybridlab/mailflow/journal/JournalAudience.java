package dev.hybridlab.mailflow.journal;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.topology.Directory;
import dev.hybridlab.mailflow.topology.Domains;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.trace.Attribution.AuthAs;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * Who is inside, and who stands behind an address (JRN-01).
 *
 * @param domains accepted domains of the organization
 * @param directory its recipients
 */
public record JournalAudience(Domains domains, Directory directory) {
    /** It is the author's standing that decides, as for transport rules (RULE-07). */
    static boolean isInside(HeldMessage held) {
        return held.attribution().authAs() == AuthAs.INTERNAL;
    }

    /** As for transport rules (RULE-08): known and no mail contact, or in an accepted domain. */
    boolean isInside(EmailAddress address) {
        return directory
                .find(address)
                .map(known -> known.kind() != Recipient.Kind.MAIL_CONTACT)
                .orElseGet(() -> domains.accepted(address.domain()).isPresent());
    }

    /** Whether they are the same recipient, or groups with a member in common. */
    boolean meet(EmailAddress one, EmailAddress other) {
        return !Collections.disjoint(behind(one, new HashSet<>()), behind(other, new HashSet<>()));
    }

    private Set<String> behind(EmailAddress address, Set<String> seen) {
        var known = directory.find(address);
        var key = known.map(Recipient::primary).orElse(address).key();
        if (seen.add(key)) {
            known.ifPresent(entry -> entry.members().forEach(member -> behind(member, seen)));
        }
        return seen;
    }
}
