package dev.hybridlab.assertj;

import dev.hybridlab.harness.testkit.Trace;
import dev.hybridlab.mailflow.loop.LoopFinding;
import dev.hybridlab.mailflow.outcome.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.AbstractAssert;

/** Assertions about the way that a message took. */
public class TraceAssert extends AbstractAssert<TraceAssert, Trace> {
    public TraceAssert(Trace actual) {
        super(actual, TraceAssert.class);
    }

    /** One of its copies went over exactly these sides, or hosts, first to last. */
    public TraceAssert tookPath(String... sidesOrHosts) {
        isNotNull();
        var wanted = List.of(sidesOrHosts);
        if (!actual.paths().contains(wanted) && !actual.hosts().contains(wanted)) {
            throw failureWithActualExpected(actual.paths(), wanted, "%s", way(Told.path(wanted), sidesOrHosts));
        }
        return this;
    }

    /** All of these, sides or hosts, had it, in any order. */
    public TraceAssert passed(String... sidesOrHosts) {
        isNotNull();
        for (var wanted : sidesOrHosts) {
            if (!had(wanted)) {
                throw failure("%s", way("passes " + wanted, wanted));
            }
        }
        return this;
    }

    /** None of these, side or host, ever had it; a name that the lab does not have is a slip, and fails. */
    public TraceAssert didNotPass(String... sidesOrHosts) {
        isNotNull();
        for (var unwanted : sidesOrHosts) {
            if (had(unwanted) || !actual.sidesAndHosts().contains(unwanted)) {
                throw failure("%s", way("does not pass " + unwanted, unwanted));
            }
        }
        return this;
    }

    private boolean had(String sideOrHost) {
        return actual.paths().stream().anyMatch(way -> way.contains(sideOrHost))
                || actual.hosts().stream().anyMatch(way -> way.contains(sideOrHost));
    }

    /** It went in a circle between these, sides or hosts, and no others; one name for a host that is its own next. */
    public TraceAssert loopedBetween(String... sidesOrHosts) {
        isNotNull();
        var wanted = Set.of(sidesOrHosts);
        if (actual.loops().stream().noneMatch(loop -> isBetween(loop, wanted))) {
            throw failure("%s", circles("a circle between " + String.join(" and ", sidesOrHosts), sidesOrHosts));
        }
        return this;
    }

    private boolean isBetween(LoopFinding loop, Set<String> wanted) {
        var hosts = new HashSet<>(
                loop.cycle().stream().map(LoopFinding.Station::host).toList());
        return wanted.equals(hosts) || wanted.equals(new HashSet<>(actual.sides(loop)));
    }

    /** It went in no circle. */
    public TraceAssert didNotLoop() {
        isNotNull();
        if (!actual.loops().isEmpty()) {
            throw failure("%s", circles("no circle"));
        }
        return this;
    }

    private Told circles(String expected, String... named) {
        var told = headline().row("expected", expected).unknown(actual.sidesAndHosts(), named);
        if (actual.loops().isEmpty()) {
            return told.row("found", "no circle, " + Told.paths(actual.paths())).rows("became", outcomes());
        }
        for (var loop : actual.loops()) {
            told.row(
                    "found",
                    "a circle between " + String.join(" and ", actual.sides(loop)) + ", " + loop.passes() + " passes");
            told.rows("cycle", loop.cycle());
        }
        return told;
    }

    private Told way(String expected, String... named) {
        return headline()
                .row("expected", expected)
                .row("found", Told.paths(actual.paths()))
                .row("hosts", Told.paths(actual.hosts()))
                .unknown(actual.sidesAndHosts(), named)
                .rows("became", outcomes());
    }

    private Told headline() {
        return new Told("message " + actual.message() + ": its way");
    }

    private List<String> outcomes() {
        return actual.outcomes().stream().map(Outcome::words).toList();
    }
}
