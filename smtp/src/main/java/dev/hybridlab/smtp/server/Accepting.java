package dev.hybridlab.smtp.server;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Accepts connections until its listener is closed. Where none can be accepted, as without descriptors, it waits a little. */
final class Accepting {
    private static final long PAUSE_MILLIS = 100;

    private final ServerSocket listener;
    private final Consumer<Socket> each;
    private final Consumer<Throwable> defects;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closed = lock.newCondition();

    /** @param defects told once where accepting fails more than once in a row */
    Accepting(ServerSocket listener, Consumer<Socket> each, Consumer<Throwable> defects) {
        this.listener = listener;
        this.each = each;
        this.defects = defects;
    }

    void start() {
        Thread.ofVirtual().name("smtp-accept").start(this::run);
    }

    void run() {
        var failures = 0;
        while (!listener.isClosed()) {
            try {
                each.accept(listener.accept());
                failures = 0;
            } catch (IOException closedOrNoDescriptor) {
                failures++;
                if (!listener.isClosed() && failures == 2) {
                    defects.accept(closedOrNoDescriptor); // one alone is the client's affair
                }
                pause();
            }
        }
    }

    private void pause() {
        lock.lock();
        try {
            var left = TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS);
            while (left > 0 && !listener.isClosed()) {
                left = closed.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** The listener has been closed: whoever pauses ends. */
    void end() {
        lock.lock();
        try {
            closed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
