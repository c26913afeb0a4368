package dev.hybridlab.mailflow.trace;

/**
 * What a hop did to one header field.
 *
 * @param kind what was done
 * @param name the field's name before (for {@code STAMPED}: the new field's)
 * @param value its value (unfolded)
 * @param because the right, rule or flag that decided
 */
public record HeaderChange(Kind kind, String name, String value, Reason because) {
    /** RENAMED_TO_CROSS_PREMISES is demotion, PROMOTED its reverse (HDR facts). */
    public enum Kind {
        STAMPED,
        REMOVED,
        REPLACED,
        RENAMED_TO_CROSS_PREMISES,
        PROMOTED,
        RENAMED_UNTRUSTED,
        /** A firewall looked at it and a right let it pass. */
        KEPT
    }
}
