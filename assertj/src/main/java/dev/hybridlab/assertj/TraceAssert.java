package dev.hybridlab.assertj;

import dev.hybridlab.harness.testkit.Trace;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions about the way that a message took. */
public class TraceAssert extends AbstractAssert<TraceAssert, Trace> {
    protected TraceAssert(Trace actual) {
        super(actual, TraceAssert.class);
    }

    /** One of its copies went over exactly these sides, or hosts, first to last. */
    public TraceAssert tookPath(String... sidesOrHosts) {
        isNotNull();
        var wanted = List.of(sidesOrHosts);
        if (!actual.paths().contains(wanted) && !actual.hosts().contains(wanted)) {
            throw failureWithActualExpected(
                    actual.paths(),
                    wanted,
                    "message %s took another way:%n  expected  %s%n  found     %s%n  hosts     %s",
                    actual.message(),
                    wanted,
                    actual.paths(),
                    actual.hosts());
        }
        return this;
    }
}
