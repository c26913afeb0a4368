package dev.hybridlab.mailflow.forecast;

import dev.hybridlab.mailflow.transit.Agenda;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Virtual time in one thread. */
final class ForecastAgenda implements Agenda {
    private record Due(Instant when, String key, long order, Runnable task) {
        static final Comparator<Due> ORDER =
                Comparator.comparing(Due::when).thenComparing(Due::key).thenComparingLong(Due::order);
    }

    private final ArrayDeque<Runnable> ready = new ArrayDeque<>();
    private final PriorityQueue<Due> later = new PriorityQueue<>(Due.ORDER);
    private Instant now;
    private long asked;

    ForecastAgenda(Instant start) {
        this.now = start;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void soon(Runnable task) {
        ready.add(task);
    }

    @Override
    public void at(Instant when, String key, Runnable task) {
        later.add(new Due(when, key, asked++, task));
    }

    /** Runs what is ready, and what that makes ready. */
    void settle() {
        for (var task = ready.poll(); task != null; task = ready.poll()) {
            task.run();
        }
    }

    void advance(Duration by) {
        var end = now.plus(by);
        settle();
        for (var due = later.peek(); due != null && !due.when().isAfter(end); due = later.peek()) {
            later.remove();
            now = due.when().isAfter(now) ? due.when() : now;
            due.task().run();
            settle();
        }
        now = end;
    }
}
