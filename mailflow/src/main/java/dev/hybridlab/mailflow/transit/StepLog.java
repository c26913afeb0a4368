package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.trace.HeaderChange;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.trace.StepSink;
import dev.hybridlab.mailflow.trace.Turn;
import dev.hybridlab.mailflow.trace.Whereabouts;
import java.time.Instant;
import java.util.List;

/** Numbers the steps that one side writes about one message, so that both sides' steps sort into one story. */
final class StepLog {
    /** The sides of {@link Turn}. */
    static final int CLIENT_BEFORE = 0;

    static final int SERVER = 1;
    static final int CLIENT_AFTER = 2;

    private final StepSink sink;
    private final String host;
    private final MessageRef ref;
    private int side;
    private int turn;
    private int number;

    private StepLog(StepSink sink, String host, MessageRef ref, int side) {
        this.sink = sink;
        this.host = host;
        this.ref = ref;
        this.side = side;
        this.turn = side == SERVER ? 0 : -1;
    }

    /** For a server: from the connection on. */
    static StepLog server(StepSink sink, String host, MessageRef ref) {
        return new StepLog(sink, host, ref, SERVER);
    }

    /** For a host that holds mail: before any connection. */
    static StepLog client(StepSink sink, String host, MessageRef ref) {
        return new StepLog(sink, host, ref, CLIENT_BEFORE);
    }

    MessageRef ref() {
        return ref;
    }

    /** The next command of the session begins; the first one is the connection itself. */
    void nextTurn() {
        turn++;
        number = 0;
    }

    /** From now on answers are read. */
    void connected() {
        side = CLIENT_AFTER;
    }

    Whereabouts here(Instant now) {
        return new Whereabouts(now, host, ref, new Turn(turn, side, number++));
    }

    void write(Step step) {
        sink.write(step);
    }

    /** For nobody it goes on. */
    void discarded(Instant at, HeldMessage held, Reason because) {
        for (var recipient : held.envelope().recipients()) {
            write(new Step.Discarded(here(at), recipient.address(), because));
        }
    }

    void headers(Instant now, String occasion, List<HeaderChange> changes) {
        if (!changes.isEmpty()) {
            write(new Step.HeadersChanged(here(now), occasion, changes));
        }
    }
}
