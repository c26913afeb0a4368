package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.harness.scenario.Scenario;
import dev.hybridlab.harness.scenario.change.Changes;
import dev.hybridlab.harness.scenario.topology.TopologyFile;
import dev.hybridlab.harness.scenario.yaml.Problem;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.resolution.Finding;
import dev.hybridlab.mailflow.resolution.Warnings;
import dev.hybridlab.mailflow.trace.Origin;
import java.util.ArrayList;
import java.util.List;

/** What a valid file says that is seldom meant: of a topology all of it, of a scenario what its {@code change} brings. */
public final class FileWarnings {
    private FileWarnings() {}

    /** Of valid files; the others have problems instead. */
    public static List<Problem> of(List<ValidFile> files) {
        return files.stream().flatMap(file -> of(file).stream()).toList();
    }

    private static List<Problem> of(ValidFile file) {
        return switch (file) {
            case ValidFile.OfTopology(var read) -> TopologyFile.told(all(read.expanded()), read.source());
            case ValidFile.OfScenario(var scenario) -> of(scenario);
        };
    }

    private static List<Problem> of(Scenario scenario) {
        var changed = Changes.tried(scenario.topology().expanded(), scenario.change(), Origin.Kind.CHANGE);
        return TopologyFile.told(
                all(changed.after()).stream().filter(FileWarnings::isOfChange).toList(), scenario.source());
    }

    private static List<Finding> all(Configuration expanded) {
        var all = new ArrayList<>(Warnings.of(expanded));
        all.addAll(SenderRecordWarnings.of(expanded));
        return all;
    }

    private static boolean isOfChange(Finding finding) {
        return finding.at().kind() == Origin.Kind.CHANGE;
    }
}
