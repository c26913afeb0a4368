package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.harness.scenario.Expectation;
import dev.hybridlab.harness.scenario.yaml.Problems;
import dev.hybridlab.harness.scenario.yaml.SourceText;
import dev.hybridlab.harness.scenario.yaml.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the sides and hosts that expectations name exist, and whether one expectation contradicts itself. */
final class ExpectationCheck {
    static final List<String> SIDES = List.of("onprem", "exo", "internet");

    private final List<String> hosts;
    private final SourceText source;
    private final Problems problems;

    /** @param hosts of the topology, by name and by Fqdn */
    ExpectationCheck(Collection<String> hosts, SourceText source, Problems problems) {
        this.hosts = Stream.concat(SIDES.stream(), hosts.stream()).distinct().toList();
        this.source = source;
        this.problems = problems;
    }

    void check(Collection<List<Expectation>> all) {
        all.forEach(each -> each.forEach(this::check));
    }

    private void check(Expectation expectation) {
        switch (expectation) {
            case Expectation.Delivered delivered -> delivered(delivered);
            case Expectation.Refused refused -> host(expectation, refused.by(), "by");
            case Expectation.Ndr ndr -> host(expectation, ndr.madeBy(), "madeBy");
            case Expectation.Deferred deferred -> host(expectation, deferred.side(), "at");
            case Expectation.Discarded discarded -> host(expectation, discarded.side(), "at");
            case Expectation.Undecided undecided -> host(expectation, undecided.side(), "at");
            case Expectation.Loop loop -> loop(loop);
            case Expectation.Mismatch mismatch -> mismatch.side().ifPresent(side -> host(expectation, side, "at"));
        }
    }

    private void delivered(Expectation.Delivered delivered) {
        var at = delivered.where().side();
        var path = delivered.where().path();
        host(delivered, at, "at");
        path.forEach(station -> host(delivered, station, "path"));
        var last = path.isEmpty() ? Optional.<String>empty() : Optional.of(path.getLast());
        if (isSide(at)
                && last.filter(ExpectationCheck::isSide).isPresent()
                && !last.get().equalsIgnoreCase(at)) {
            problems.add(
                    source.word(delivered.at()),
                    "delivered at '" + at + "', but its path ends at '" + last.get() + "'",
                    "a path ends where the message is delivered");
        }
    }

    private static boolean isSide(String name) {
        return SIDES.stream().anyMatch(name::equalsIgnoreCase);
    }

    private void loop(Expectation.Loop loop) {
        loop.detectedBy().ifPresent(by -> host(loop, by, "detectedBy"));
        loop.cycle().forEach(station -> host(loop, station, "cycle"));
    }

    private void host(Expectation where, String name, String key) {
        if (!name.isEmpty() && hosts.stream().noneMatch(name::equalsIgnoreCase)) {
            problems.add(
                    source.word(where.at()),
                    "'" + key + "' cannot be '" + name + "'",
                    Spelling.hint("the lab has", name, hosts));
        }
    }
}
