package dev.hybridlab.testcontainers;

import dev.hybridlab.harness.docker.Waiting;
import dev.hybridlab.harness.run.EnvironmentMissing;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The addresses of this JVM's labs in containers: one lab at a time has them, the next ones wait in their order. */
final class OneAtATime {
    private record Holder(Thread thread, String lab) {}

    private final Semaphore free = new Semaphore(1, true);
    private volatile Optional<Holder> holder = Optional.empty();

    /**
     * Has the addresses when it returns.
     *
     * @param lab what others are told that wait for it
     * @throws IllegalStateException if the lab before is this thread's own
     * @throws EnvironmentMissing if the lab before is there to the end
     */
    void begin(String lab, Waiting waiting) {
        try {
            if (!free.tryAcquire(0, TimeUnit.SECONDS)) {
                await(waiting);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it waited for " + lab(), interrupted);
        }
        holder = Optional.of(new Holder(Thread.currentThread(), lab));
    }

    private void await(Waiting waiting) throws InterruptedException {
        if (holder.map(Holder::thread).filter(Thread.currentThread()::equals).isPresent()) {
            throw new IllegalStateException(
                    lab() + " is open in this thread, and a second lab in containers would have the"
                            + " same addresses: close it first");
        }
        waiting.tell()
                .accept("another lab of this JVM has the addresses, " + lab() + "; waiting for its end, "
                        + waiting.atMost().toSeconds() + " s at most");
        if (!free.tryAcquire(waiting.atMost().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new EnvironmentMissing(waiting.inVain("another lab of this JVM has the addresses, " + lab()));
        }
    }

    private String lab() {
        return holder.map(Holder::lab).orElse("one that is just ending");
    }

    /** The next one may begin. */
    void end() {
        holder = Optional.empty();
        free.release();
    }

    boolean isAwaited() {
        return free.hasQueuedThreads();
    }
}
