package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.trace.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A world in which mail moves: the forecast's in pure code, or a live one over sockets. Scenario steps drive either. */
public interface Lab {
    Instant now();

    /** A message comes to this host without a connection. Returns when all has come to rest. */
    void submit(String host, Submission submission, Message message);

    /** Somebody from outside connects by hand. Returns when all has come to rest. */
    void visit(Visitor visitor, Submission submission, Message message);

    /** Moves virtual time; everything that becomes due happens, in its order. */
    void advance(Duration by);

    void down(String host);

    void up(String host);

    /** {@code Suspend-Queue} for every queue of a host or one of them: it takes mail and hands none on. */
    void suspend(QueueIdentity which);

    /** {@code Resume-Queue}, for the poison queue {@code Resume-Message}. */
    void resume(QueueIdentity which);

    /** The configuration is another one from now on; {@code what} says in one line what changed. */
    void become(World world, String what);

    /** {@code Retry-Queue} on every host. */
    void retryQueues();

    /** The evidence so far, in its order. */
    List<Step> steps();

    /** What waits, host by host. */
    List<Queued> queued();
}
