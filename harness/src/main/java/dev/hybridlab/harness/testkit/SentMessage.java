package dev.hybridlab.harness.testkit;

import dev.hybridlab.mailflow.outcome.Outcome;
import java.util.List;

/** A message that was sent into a lab. */
public final class SentMessage {
    private final Lab lab;
    private final String id;

    SentMessage(Lab lab, String id) {
        this.lab = lab;
        this.id = id;
    }

    /** The name it goes by in evidence. */
    public String id() {
        return id;
    }

    /** What became of it so far. */
    public List<Outcome> outcomes() {
        return lab.outcomes(id);
    }

    /** Which way it went, and why. */
    public Trace trace() {
        return lab.trace(id);
    }

    @Override
    public String toString() {
        return id;
    }
}
