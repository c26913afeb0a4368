package dev.hybridlab.mailflow.trace;

/** Where steps go. The live lab's is safe for many threads; every implementation keeps each step. */
@FunctionalInterface
public interface StepSink {
    void write(Step step);
}
