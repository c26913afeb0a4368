package dev.hybridlab.harness.run;

import dev.hybridlab.record.run.Phase;
import dev.hybridlab.record.run.ScenarioRecord;
import dev.hybridlab.record.run.ScenarioRecord.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The same scenario again must give the same evidence, apart from what is volatile; a difference is a failure. */
final class Repetition {
    private static final int SHOWN = 300;

    private Repetition() {}

    /** The first record, FAILED where the second one is not the same. */
    static ScenarioRecord compared(ScenarioRecord first, ScenarioRecord again, int number) {
        var difference = difference(first, again);
        if (difference.isEmpty() || first.phases().isEmpty()) {
            return difference.isEmpty() ? first : again;
        }
        var phases = new ArrayList<>(first.phases());
        var told = phases.getFirst();
        var differences = new ArrayList<>(told.differences());
        differences.add("repetition " + number + " is another: " + difference.get());
        phases.set(
                0,
                new Phase(
                        told.name(),
                        told.steps(),
                        told.sessions(),
                        told.judged(),
                        told.failures(),
                        told.loops(),
                        differences));
        return new ScenarioRecord(
                first.identity(),
                first.status() == Status.PASSED ? Status.FAILED : first.status(),
                first.problems(),
                phases,
                first.hosts(),
                first.unused(),
                first.cited(),
                first.wallMillis());
    }

    private static Optional<String> difference(ScenarioRecord first, ScenarioRecord again) {
        if (first.status() != again.status()
                || first.phases().size() != again.phases().size()) {
            return Optional.of(first.status() + " before, " + again.status() + " now");
        }
        return IntStream.range(0, first.phases().size())
                .mapToObj(i -> difference(first.phases().get(i), again.phases().get(i)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> difference(Phase first, Phase again) {
        return difference(first.name() + ", step", first.steps(), again.steps())
                .or(() -> difference(first.name() + ", session", first.sessions(), again.sessions()))
                .or(() -> difference(first.name() + ", verdict", first.judged(), again.judged()));
    }

    private static Optional<String> difference(String what, List<?> first, List<?> again) {
        for (var i = 0; i < Math.max(first.size(), again.size()); i++) {
            var before = i < first.size() ? first.get(i) : "nothing";
            var now = i < again.size() ? again.get(i) : "nothing";
            if (!before.equals(now)) {
                return Optional.of(
                        what + " " + (i + 1) + ": " + shortened(before) + " before, " + shortened(now) + " now");
            }
        }
        return Optional.empty();
    }

    private static String shortened(Object value) {
        var text = value.toString();
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    }
}
