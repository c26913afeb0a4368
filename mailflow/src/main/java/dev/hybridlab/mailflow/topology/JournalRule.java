package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.address.EmailAddress;
import java.util.Optional;

/**
 * A journal rule of an organization or a tenant (ps: New-JournalRule).
 *
 * @param name as traces show it
 * @param enabled whether it acts
 * @param scope which mail it looks at
 * @param recipient whose mail, sent or received; empty: everybody's
 * @param journal where its reports go
 */
public record JournalRule(
        String name, boolean enabled, Scope scope, Optional<EmailAddress> recipient, EmailAddress journal) {
    /** Which mail a rule looks at. */
    public enum Scope {
        /** From inside to somebody inside. */
        INTERNAL,
        /** From outside, or to somebody outside. */
        EXTERNAL,
        /** All. */
        GLOBAL
    }
}
