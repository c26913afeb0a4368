package dev.hybridlab.mailflow.trace;

import java.util.Optional;

/**
 * Where a setting or an object came from.
 *
 * @param kind who wrote it
 * @param at the line that wrote it, or that made the wizard or the synchronisation write it; empty for a default
 */
public record Origin(Kind kind, Optional<SourceLine> at) {
    /** FILE: typed by the user; DEFAULT: the product's; WIZARD: made by {@code hybrid:}; SYNC: by directorySync; LAB: made by the lab itself. */
    public enum Kind {
        FILE,
        DEFAULT,
        WIZARD,
        SYNC,
        CHANGE,
        FIX,
        LAB
    }

    public static final Origin DEFAULT = new Origin(Kind.DEFAULT, Optional.empty());
    public static final Origin LAB = new Origin(Kind.LAB, Optional.empty());

    public static Origin file(SourceLine at) {
        return new Origin(Kind.FILE, Optional.of(at));
    }

    @Override
    public String toString() {
        return at.map(line -> kind == Kind.FILE
                        ? line.toString()
                        : kind.name().toLowerCase(java.util.Locale.ROOT) + " " + line)
                .orElse(kind.name().toLowerCase(java.util.Locale.ROOT));
    }
}
