package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.trace.SourceLine;
import java.util.Optional;

/** The lines of the files that a scenario was read from. */
@FunctionalInterface
public interface Sources {
    /** The whole line at this place. */
    Optional<String> line(SourceLine at);
}
