package dev.hybridlab.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C, on every system: what runs is stopped, and the JVM waits until what is known has been written. */
interface Interruption {
    /** Calls {@code stop} when the user ends the command; until {@link Watch#close}. */
    Watch watch(Runnable stop);

    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /** The JVM's own: a shutdown hook, which Ctrl-C starts on Windows too; the JVM itself then exits with 130. */
    static Watch ofTheMachine(Runnable stop) {
        var written = new CountDownLatch(1);
        var hook = new Thread(() -> {
            stop.run();
            await(written);
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            written.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException alreadyEnding) {
                // Then the hook is what waits for this very call.
            }
        };
    }

    private static void await(CountDownLatch written) {
        try {
            if (!written.await(30, TimeUnit.SECONDS)) {
                return; // A disk that hangs must not keep the JVM.
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
