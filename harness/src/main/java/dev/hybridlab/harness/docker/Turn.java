package dev.hybridlab.harness.docker;

import dev.hybridlab.harness.lab.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** All labs have the same addresses, so one engine has one lab at a time; the next one waits for its turn. */
final class Turn {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Docker docker;
    private final Ownership ownership;
    private final Waiting waiting;

    Turn(Docker docker, Ownership ownership, Waiting waiting) {
        this.docker = docker;
        this.ownership = ownership;
        this.waiting = waiting;
    }

    /** Makes the network with the addresses. */
    interface Attempt<T> {
        /**
         * @return empty if somebody else has them
         * @throws IOException if it cannot be made for another reason
         */
        Optional<T> make() throws IOException;
    }

    /**
     * What the attempt makes, once nobody else has the addresses. A lab that was killed does not count.
     *
     * @throws IOException if somebody has them to the end, with who and since when
     */
    <T> T take(Attempt<T> attempt) throws IOException {
        var deadline = Deadline.in(waiting.atMost());
        var told = Optional.<Holder>empty();
        while (true) {
            ownership.removeOrphans();
            var made = attempt.make();
            if (made.isPresent()) {
                return made.get();
            }
            var holder = Holder.now(docker);
            if (deadline.passed() || Thread.currentThread().isInterrupted()) {
                var who = holder.map(Holder::toString).orElse("somebody has addresses of " + Addresses.NETWORK);
                throw new IOException(waiting.inVain(who));
            }
            if (holder.isPresent() && !holder.equals(told)) {
                tell(holder.get());
                told = holder;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void tell(Holder holder) throws IOException {
        if (holder.owner().isEmpty()) {
            throw new IOException(holder + "; end it first"); // Nobody knows whether it ever ends.
        }
        waiting.tell()
                .accept(holder + "; waiting for its end, " + waiting.atMost().toSeconds() + " s at most");
    }
}
