package dev.hybridlab.cli;

import dev.hybridlab.harness.lab.EmbeddedLabs;
import dev.hybridlab.harness.lab.LabOptions;
import dev.hybridlab.harness.run.Candidate;
import dev.hybridlab.harness.run.EnvironmentMissing;
import dev.hybridlab.harness.run.Workshop;
import dev.hybridlab.harness.run.Worlds;
import dev.hybridlab.harness.scenario.change.Changes;
import dev.hybridlab.harness.scenario.file.Selection;
import dev.hybridlab.harness.scenario.yaml.Problem;
import dev.hybridlab.harness.scenario.yaml.YamlFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the shipped command works with: files on disk, both fakes, an embedded lab. */
final class Workbench {
    private Workbench() {}

    static Workshop standard() {
        return new Workshop(
                Workbench::select, Worlds.STANDARD, Changes::apply, EmbeddedLabs.with(LabOptions.rehearsal()));
    }

    private static List<Candidate> select(List<Path> filesOrFolders, Optional<String> tag) {
        try {
            return Selection.of(filesOrFolders, tag).stream()
                    .map(Workbench::candidate)
                    .toList();
        } catch (UncheckedIOException unreadable) {
            throw new EnvironmentMissing(String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    private static Candidate candidate(Selection.Chosen chosen) {
        return chosen.read()
                .optional()
                .map(Candidate::of)
                .orElseGet(() -> Candidate.invalid(
                        YamlFile.name(chosen.file()),
                        chosen.read().problems().stream().map(Problem::toString).toList()));
    }
}
