package dev.hybridlab.harness.lab;

import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.transit.Agenda;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Virtual time over real threads. Every task and every session counts as in flight from before it is handed over until it
 * has ended, so that nothing in flight means that the lab is quiet until the next virtual instant.
 */
final class LiveAgenda implements Agenda {
    /** Wall-clock limit of one wait: beyond it something hangs, and that is a defect. */
    private static final long LONGEST_WAIT_SECONDS = 120;

    private record Due(Instant when, String key, long order, Runnable task) {
        static final Comparator<Due> ORDER =
                Comparator.comparing(Due::when).thenComparing(Due::key).thenComparingLong(Due::order);
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition quiet = lock.newCondition();
    private final PriorityQueue<Due> later = new PriorityQueue<>(Due.ORDER);
    private final Optional<Consumer<String>> defects;
    private volatile Instant now;
    private long asked;
    private int inFlight;
    private Optional<Throwable> trouble = Optional.empty();

    /** @param defects who is told of a defect, after which the lab goes on; empty: the next wait throws it */
    LiveAgenda(Instant start, Optional<Consumer<String>> defects) {
        this.now = start;
        this.defects = defects;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void soon(Runnable task) {
        raise();
        Thread.ofVirtual().start(() -> run(task));
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error defect) {
            report(defect);
        } finally {
            lower();
        }
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

    /** One more thing under way; the caller lowers it when it has ended. */
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

    @Override
    public boolean goesOnAfter(Throwable defect, MessageRef message) {
        defects.ifPresent(told -> told.accept(DefectLine.of(defect, message)));
        return defects.isPresent();
    }

    /** A defect of the lab: somebody is told, or the next wait throws it. */
    void report(Throwable defect) {
        if (defects.isPresent()) {
            defects.get().accept(DefectLine.of(defect));
            return;
        }
        lock.lock();
        try {
            trouble = trouble.or(() -> Optional.of(defect));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until nothing is in flight.
     *
     * @throws IllegalStateException if a task failed, or if the lab does not come to rest
     */
    void settle() {
        lock.lock();
        try {
            var left = TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
            while (inFlight > 0) {
                if (left <= 0) {
                    throw new IllegalStateException("the lab did not come to rest: " + inFlight + " things in flight");
                }
                left = quiet.awaitNanos(left);
            }
            if (trouble.isPresent()) {
                throw new IllegalStateException("a task of the lab failed: " + trouble.get(), trouble.get());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the lab was under way", interrupted);
        } finally {
            lock.unlock();
        }
    }

    /** Returns when nothing is in flight, or after this time on the wall. */
    void awaitQuiet(Duration patience) {
        lock.lock();
        try {
            var left = patience.toNanos();
            while (inFlight > 0 && left > 0) {
                left = quiet.awaitNanos(left);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Moves time; what becomes due happens one after the other, in due order, each to its end. */
    void advance(Duration by) {
        var end = now.plus(by);
        settle();
        for (var due = next(end); due.isPresent(); due = next(end)) {
            now = due.get().when().isAfter(now) ? due.get().when() : now;
            soon(due.get().task());
            settle();
        }
        now = end;
    }

    /** @param written how many steps the lab has */
    Standing standing(int written) {
        lock.lock();
        try {
            var first = Optional.ofNullable(later.peek());
            return new Standing(
                    inFlight,
                    written,
                    first.map(Due::when),
                    first.map(Due::key).orElse(""),
                    trouble.map(defect -> String.valueOf(defect)));
        } finally {
            lock.unlock();
        }
    }

    /** Driven: it is this late now; nothing starts by that. */
    void moveTo(Instant instant) {
        now = instant;
    }

    /** Driven: starts the first thing that is due by now, if there is one. */
    void startNext() {
        next(now).ifPresent(due -> soon(due.task()));
    }

    /** Real time has come this far: starts what became due and waits for nothing. */
    void catchUp(Instant to) {
        if (to.isAfter(now)) {
            now = to;
        }
        for (var due = next(now); due.isPresent(); due = next(now)) {
            soon(due.get().task());
        }
    }

    private Optional<Due> next(Instant notAfter) {
        lock.lock();
        try {
            var first = later.peek();
            if (first == null || first.when().isAfter(notAfter)) {
                return Optional.empty();
            }
            return Optional.ofNullable(later.poll());
        } finally {
            lock.unlock();
        }
    }
}
