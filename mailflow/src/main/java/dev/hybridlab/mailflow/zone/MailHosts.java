package dev.hybridlab.mailflow.zone;

import dev.hybridlab.mailflow.address.IpAddress;
import java.util.List;

/** Where mail goes next, or why nobody knows. */
public sealed interface MailHosts {
    /** Every question, in the order in which it was asked. */
    List<Asked> asked();

    /** In the order in which to try them: never empty. */
    record Targets(List<Target> targets, List<Asked> asked) implements MailHosts {
        public Targets {
            targets = List.copyOf(targets);
            asked = List.copyOf(asked);
            if (targets.isEmpty()) {
                throw new IllegalArgumentException("no target is a failure");
            }
        }
    }

    /** @param name the name that failed: the domain or one of its mail exchangers */
    record Failure(String name, Cause cause, List<Asked> asked) implements MailHosts {
        public Failure {
            asked = List.copyOf(asked);
        }
    }

    /**
     * @param name the host as the MX or the configuration names it; an address literal keeps its brackets
     * @param address logical
     * @param preference of its MX; 0 without one
     */
    record Target(String name, IpAddress address, int preference) {}

    /**
     * @param question e.g. {@code contoso.com MX}
     * @param answer data of the records, joined by {@code ", "}, or {@code NXDOMAIN}, {@code no data}, {@code SERVFAIL},
     *     {@code TIMEOUT}
     */
    record Asked(String question, String answer) {}

    /** Why there is no target. */
    enum Cause {
        /** The name does not exist (RFC 8020). */
        NXDOMAIN("NXDOMAIN"),
        /** Try again later. */
        SERVFAIL("SERVFAIL"),
        /** Try again later. */
        TIMEOUT("TIMEOUT"),
        /** The domain accepts no mail (RFC 7505 §3). */
        NULL_MX("NULL-MX"),
        /** Names exist, none has an address. */
        NO_ADDRESS("NO-ADDRESS");

        private final String word;

        Cause(String word) {
            this.word = word;
        }

        /** As traces write it: {@code NULL-MX}. */
        public String word() {
            return word;
        }

        /** Whether a later attempt may find what this one did not (RFC 5321 §5.1). */
        public boolean temporary() {
            return this == SERVFAIL || this == TIMEOUT;
        }
    }
}
