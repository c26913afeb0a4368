package dev.hybridlab.harness.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a run is made with.
 *
 * @param files finds and reads scenario files
 * @param worlds gives hosts their policies
 * @param changes applies what scenarios change
 * @param live opens live labs
 */
public record Workshop(Files files, Worlds worlds, ChangeRules changes, LabFactory live) {
    /** The same with other live labs. */
    public Workshop on(LabFactory labs) {
        return new Workshop(files, worlds, changes, labs);
    }

    /** Finds and reads scenario files. */
    @FunctionalInterface
    public interface Files {
        /** Every scenario that these files and folders hold, in a fixed order; with a tag those that have it. */
        List<Candidate> select(List<Path> filesOrFolders, Optional<String> tag);
    }
}
