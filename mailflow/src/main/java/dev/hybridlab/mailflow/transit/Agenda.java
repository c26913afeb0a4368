package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.trace.MessageRef;
import java.time.Instant;

/** Virtual time and what is to be done when. The live lab counts every task as in flight until it has returned. */
public interface Agenda {
    Instant now();

    /** As soon as possible, at the same virtual instant. */
    void soon(Runnable task);

    /**
     * When virtual time has come to {@code when}; tasks of one instant start in the order of {@code key}, then of asking.
     *
     * @param key the message's lineage, so that order does not depend on threads
     */
    void at(Instant when, String key, Runnable task);

    /**
     * A task about this message ended in a defect of the lab.
     *
     * @return whether the lab goes on and the message is to be kept; if not, the defect is thrown on
     */
    default boolean goesOnAfter(Throwable defect, MessageRef message) {
        return false;
    }
}
