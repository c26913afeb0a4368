package dev.hybridlab.harness.lab;

import dev.hybridlab.mailflow.transit.Agenda;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time over virtual threads. Counts what is in flight: raised before a hand-over, lowered after the receiver has
 * raised its own, so that zero means quiet. Time moves only by {@link #advance}, from one due instant to the next.
 */
final class LiveAgenda implements Agenda, AutoCloseable {
    /** A guard against a defect, in wall-clock time: a lab of this size is quiet within milliseconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private record Due(Instant when, String key, long order, Runnable task) {
        static final Comparator<Due> ORDER =
                Comparator.comparing(Due::when).thenComparing(Due::key).thenComparingLong(Due::order);
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition quiet = lock.newCondition();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final PriorityQueue<Due> later = new PriorityQueue<>(Due.ORDER);
    private int inFlight;
    private long asked;
    private @Nullable Throwable defect;
    private volatile Instant now;

    LiveAgenda(Instant start) {
        this.now = start;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void soon(Runnable task) {
        raise();
        threads.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException | Error failure) {
                fail(failure);
            } finally {
                lower();
            }
        });
    }

    @Override
    public void at(Instant when, String key, Runnable task) {
        lock.lock();
        try {
            later.add(new Due(when, key, asked++, task));
        } finally {
            lock.unlock();
        }
    }

    /** Something is under way that {@link #settle} must wait for. */
    void raise() {
        lock.lock();
        try {
            inFlight++;
        } finally {
            lock.unlock();
        }
    }

    void lower() {
        lock.lock();
        try {
            if (--inFlight == 0) {
                quiet.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** A task ended in a way it must not: {@link #settle} will say so. */
    void fail(Throwable failure) {
        lock.lock();
        try {
            if (defect == null) {
                defect = failure;
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until nothing is in flight.
     *
     * @throws LabDefect if a task failed, or if the lab does not come to rest
     */
    void settle() {
        lock.lock();
        try {
            var left = PATIENCE.toNanos();
            while (inFlight > 0) {
                if (left <= 0) {
                    throw new LabDefect(inFlight + " hand-overs are still in flight after " + PATIENCE, null);
                }
                left = quiet.awaitNanos(left);
            }
            if (defect != null) {
                throw new LabDefect("a task of the lab failed: " + defect, defect);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LabDefect("interrupted while waiting for the lab to come to rest", stopped);
        } finally {
            lock.unlock();
        }
    }

    /** Moves time; everything that becomes due happens one after the other, and each comes to rest before the next. */
    void advance(Duration by) {
        var end = now.plus(by);
        settle();
        for (var due = takeDue(end); due != null; due = takeDue(end)) {
            now = due.when().isAfter(now) ? due.when() : now;
            soon(due.task());
            settle();
        }
        now = end;
    }

    private @Nullable Due takeDue(Instant end) {
        lock.lock();
        try {
            var due = later.peek();
            return due == null || due.when().isAfter(end) ? null : later.poll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(2, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
