package dev.hybridlab.harness.node;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same question to many processes at once. */
final class Parallel {
    private Parallel() {}

    interface Question<A, B> {
        B ask(A whom) throws IOException;
    }

    /**
     * The answers, in the order of those who were asked.
     *
     * @throws IOException the first that one of them threw
     */
    static <A, B> List<B> map(List<A> all, Question<A, B> question) throws IOException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<B>>();
            for (var each : all) {
                asked.add(threads.submit(() -> question.ask(each)));
            }
            var answers = new ArrayList<B>();
            for (var each : asked) {
                answers.add(each.get());
            }
            return answers;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the processes of the lab", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException unreachable) {
                throw unreachable;
            }
            if (failed.getCause() instanceof RuntimeException defect) {
                throw defect;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}
