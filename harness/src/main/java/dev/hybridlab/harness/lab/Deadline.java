package dev.hybridlab.harness.lab;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A limit on the wall clock: beyond it something hangs, and that is a defect. */
public final class Deadline {
    private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();

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

    /** Looks again and again, with a short pause each time, until it is so; false if the time was over first. */
    public boolean awaits(BooleanSupplier so) {
        while (!so.getAsBoolean()) {
            if (passed() || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return true;
    }

    /** Never negative. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }
}
