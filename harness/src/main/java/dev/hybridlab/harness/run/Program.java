package dev.hybridlab.harness.run;

import dev.hybridlab.record.run.ScenarioRecord;
import dev.hybridlab.record.run.ScenarioRecord.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Many scenarios, several at a time; records in the order of the files, whoever was ready first. */
public final class Program {
    private static final long PATIENCE_SECONDS = 5;

    private final List<Candidate> candidates;
    private final Environment environment;
    private final int repetitions;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<Optional<ScenarioRecord>> records;
    private volatile Optional<ExecutorService> workers = Optional.empty();

    /** @param repetitions how often each is played; 1 is once */
    public Program(List<Candidate> candidates, Environment environment, int repetitions) {
        this.candidates = List.copyOf(candidates);
        this.environment = environment;
        this.repetitions = repetitions;
        this.records = new ArrayList<>(Collections.nCopies(candidates.size(), Optional.empty()));
    }

    /** Hears of every record as soon as all before it are there too. */
    public interface Progress {
        void ended(int number, ScenarioRecord record);
    }

    /**
     * Runs everything and returns every record, NOT_RUN for what {@link #stop} came before.
     *
     * @throws EnvironmentMissing if the machine lacks something; what ran until then is in {@link #records()}
     */
    public List<ScenarioRecord> run(int jobs, Progress progress) {
        var pool = Executors.newFixedThreadPool(Math.max(1, jobs));
        workers = Optional.of(pool);
        try {
            var futures = new ArrayList<Future<ScenarioRecord>>();
            for (var candidate : candidates) {
                futures.add(begin(pool, candidate));
            }
            for (var i = 0; i < futures.size(); i++) {
                var record = await(futures.get(i), candidates.get(i));
                synchronized (records) {
                    records.set(i, Optional.of(record));
                }
                progress.ended(i, record);
            }
            return records();
        } finally {
            end(pool);
        }
    }

    private Future<ScenarioRecord> begin(ExecutorService pool, Candidate candidate) {
        try {
            return pool.submit(() -> play(candidate));
        } catch (RejectedExecutionException stoppedBefore) {
            return CompletableFuture.completedFuture(candidate.ended(Status.NOT_RUN, List.of()));
        }
    }

    private static void end(ExecutorService pool) {
        pool.shutdownNow();
        try {
            pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is known so far, NOT_RUN for the rest. */
    public List<ScenarioRecord> records() {
        synchronized (records) {
            var all = new ArrayList<ScenarioRecord>();
            for (var i = 0; i < candidates.size(); i++) {
                var candidate = candidates.get(i);
                all.add(records.get(i).orElseGet(() -> candidate.ended(Status.NOT_RUN, List.of())));
            }
            return all;
        }
    }

    /** What has not begun does not begin; what runs is given up. */
    public void stop() {
        stopped.set(true);
        workers.ifPresent(ExecutorService::shutdownNow);
    }

    public boolean isStopped() {
        return stopped.get();
    }

    private ScenarioRecord play(Candidate candidate) {
        if (stopped.get()) {
            return candidate.ended(Status.NOT_RUN, List.of());
        }
        if (candidate.scenario().isEmpty()) {
            return candidate.ended(Status.INVALID, candidate.problems());
        }
        var scenario = candidate.scenario().get();
        var record = new ScenarioRun(scenario, environment).run();
        for (var number = 2; number <= repetitions && !stopped.get(); number++) {
            record = Repetition.compared(record, new ScenarioRun(scenario, environment).run(), number);
        }
        return stopped.get() && record.status() != Status.PASSED ? candidate.ended(Status.NOT_RUN, List.of()) : record;
    }

    private ScenarioRecord await(Future<ScenarioRecord> future, Candidate candidate) {
        while (!stopped.get() || future.isDone()) {
            try {
                return future.get(100, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                // Then once more, unless somebody stopped it.
            } catch (InterruptedException interrupted) {
                stop();
                return candidate.ended(Status.NOT_RUN, List.of());
            } catch (CancellationException cancelled) {
                return candidate.ended(Status.NOT_RUN, List.of());
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof EnvironmentMissing missing) {
                    stop();
                    throw missing;
                }
                return candidate.ended(
                        Status.BROKEN, List.of(Defect.told(candidate.identity().file(), failed)));
            }
        }
        return candidate.ended(Status.NOT_RUN, List.of()); // one that never began would never end
    }
}
