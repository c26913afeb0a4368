package dev.hybridlab.harness.lab;

import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.trace.StepSink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** The append-only log of a run, safe for many threads; read in the order of the steps, not of their arrival. */
final class Evidence implements StepSink {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Step> steps = new ArrayList<>();

    @Override
    public void write(Step step) {
        lock.lock();
        try {
            steps.add(step);
        } finally {
            lock.unlock();
        }
    }

    List<Step> inOrder() {
        lock.lock();
        try {
            return steps.stream().sorted(Comparator.comparing(Step::where)).toList();
        } finally {
            lock.unlock();
        }
    }
}
