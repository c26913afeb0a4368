package dev.hybridlab.harness.scenario.topology;

import dev.hybridlab.harness.scenario.LoadedTopology;
import dev.hybridlab.harness.scenario.yaml.Place;
import dev.hybridlab.harness.scenario.yaml.Problem;
import dev.hybridlab.harness.scenario.yaml.Problems;
import dev.hybridlab.harness.scenario.yaml.Read;
import dev.hybridlab.harness.scenario.yaml.SourceText;
import dev.hybridlab.harness.scenario.yaml.YamlFile;
import dev.hybridlab.mailflow.resolution.Expansion;
import dev.hybridlab.mailflow.resolution.Finding;
import dev.hybridlab.mailflow.resolution.Findings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A topology file: read, expanded, and everything that is wrong with it. */
public final class TopologyFile {
    private TopologyFile() {}

    public static Read<LoadedTopology> read(Path file) {
        return YamlFile.read(file).then(TopologyFile::read);
    }

    /** The same for text that is already parsed. */
    public static Read<LoadedTopology> read(YamlFile yaml) {
        var problems = new Problems();
        problems.addAll(yaml.flaws());
        var root = yaml.mapping(problems, "topology");
        if (root.isEmpty()) {
            return new Read.Bad<>(problems.all());
        }
        if (root.get().get("scenario").isPresent()) {
            problems.add(root.get().place(), "is a scenario, not a topology", "'run' and 'validate' take scenarios");
            return new Read.Bad<>(problems.all());
        }
        var reader = new TopologyReader(problems);
        var expanded = Expansion.expand(reader.read(root.get()));
        var findings = Findings.of(expanded).stream()
                .filter(finding -> !reader.explains(finding))
                .toList();
        problems.addAll(told(findings, yaml.source()));
        return Read.of(Optional.of(new LoadedTopology(yaml.source().file(), expanded, yaml.source())), problems);
    }

    /** Findings as problems at their lines; those of another file keep their place and show no excerpt. */
    public static List<Problem> told(List<Finding> findings, SourceText source) {
        return findings.stream().map(finding -> told(finding, source)).toList();
    }

    private static Problem told(Finding finding, SourceText source) {
        var at = finding.at().at();
        var here = at.filter(line -> line.file().equals(source.file()));
        Place place = here.map(source::value).orElseGet(() -> source.place(1, 1, 1));
        return at.isPresent() && here.isEmpty()
                ? new Problem(at.get(), 1, finding.found(), "", finding.mend(), true)
                : place.problem(finding.found(), finding.mend());
    }
}
