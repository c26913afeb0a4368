package dev.hybridlab.harness.lab;

import java.time.Duration;

/** A limit on the wall clock: beyond it something hangs, and that is a defect. */
public final class Deadline {
    private final long nanos;

    private Deadline(long nanos) {
        this.nanos = nanos;
    }

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    public boolean passed() {
        return System.nanoTime() - nanos > 0;
    }

    /** Never negative. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }
}
