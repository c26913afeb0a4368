package dev.hybridlab.mailflow.authentication;

import java.util.List;

/**
 * The chain of seals of one message.
 *
 * @param sets those that were found, oldest first
 * @param oldestPass the lowest instance whose message signature and all behind it still verify; 0 if even the newest does not verify
 *     or there is no chain (RFC 8617 §5.2, oldest-pass)
 * @param detail what breaks the chain; empty if nothing does
 */
public record ArcFinding(ArcResult result, List<Set> sets, int oldestPass, String detail) {
    public ArcFinding {
        sets = List.copyOf(sets);
    }

    /**
     * One set.
     *
     * @param sealer d= of its ARC-Seal
     * @param results what its ARC-Authentication-Results says behind the instance
     */
    public record Set(int instance, String sealer, String results) {}
}
