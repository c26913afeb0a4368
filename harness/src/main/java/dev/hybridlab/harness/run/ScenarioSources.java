package dev.hybridlab.harness.run;

import dev.hybridlab.harness.judge.Sources;
import dev.hybridlab.harness.scenario.Scenario;
import dev.hybridlab.mailflow.trace.SourceLine;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that a scenario was read from. */
record ScenarioSources(Scenario scenario) implements Sources {
    @Override
    public Optional<String> line(SourceLine at) {
        return Stream.of(scenario.source(), scenario.topology().source())
                .filter(text -> text.file().equals(at.file()))
                .map(text -> text.line(at.line()))
                .filter(line -> !line.isBlank())
                .findFirst();
    }
}
