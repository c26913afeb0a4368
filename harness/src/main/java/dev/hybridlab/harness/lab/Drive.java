package dev.hybridlab.harness.lab;

import dev.hybridlab.mailflow.trace.Step;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What another process steers of this one: its share of a lab whose hosts run in several. */
public final class Drive {
    private final EmbeddedLab lab;
    private final LiveAgenda agenda;
    private final Callers callers;

    Drive(EmbeddedLab lab, LiveAgenda agenda, Callers callers) {
        this.lab = lab;
        this.agenda = agenda;
        this.callers = callers;
    }

    /** Now, or when nothing is in flight, whichever is later; but no later than this on the wall. */
    public Standing standing(Duration patience) {
        agenda.awaitQuiet(patience);
        return agenda.standing(lab.written());
    }

    /** It is this late now; nothing starts by that. */
    public void moveTo(Instant instant) {
        agenda.moveTo(instant);
        lab.clockMoved();
    }

    /** Starts the first thing that is due by now, if there is one. */
    public void startNext() {
        agenda.startNext();
    }

    /** Somebody from another process of this lab will come from this socket. */
    public void expect(InetSocketAddress from, Caller caller) {
        callers.register(from, caller);
    }

    /** Opens every socket of a host of this process, so that others can knock; with their real ports. One that is down has none. */
    public Map<Endpoint, Integer> listen(String host) {
        return lab.listen(host);
    }

    /** The evidence of this process behind its first {@code from} steps, in the order of writing. */
    public List<Step> written(int from) {
        return lab.written(from);
    }
}
