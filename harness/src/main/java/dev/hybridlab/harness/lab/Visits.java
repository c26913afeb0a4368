package dev.hybridlab.harness.lab;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.transit.ReceivingSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Which sessions visitors have open at each host: limits of connections count them (ONP-RECV-92). */
final class Visits {
    private final Map<String, List<Peer.Held>> byHost = new HashMap<>();

    /** A session and what ends its visit. */
    record Visit(ReceivingSession session, Runnable leave) {}

    /**
     * Opens a session beside those that are open already; one that is turned away by its banner does not count.
     *
     * @param opens the session, told who else is there
     */
    synchronized Visit enter(String host, IpAddress address, Function<List<Peer.Held>, ReceivingSession> opens) {
        var open = byHost.computeIfAbsent(host, none -> new ArrayList<>());
        var session = opens.apply(List.copyOf(open));
        if (!session.greeting().banner().positive()) {
            return new Visit(session, () -> {});
        }
        var held = new Peer.Held(session.greeting().connector(), address);
        open.add(held);
        return new Visit(session, () -> leave(host, held));
    }

    private synchronized void leave(String host, Peer.Held held) {
        byHost.getOrDefault(host, new ArrayList<>()).remove(held);
        notifyAll();
    }

    /** Returns when nobody is here any more, or after this time on the wall. */
    synchronized void awaitNone(Duration patience) {
        var deadline = Deadline.in(patience);
        try {
            while (!byHost.values().stream().allMatch(List::isEmpty) && !deadline.passed()) {
                wait(Math.max(1, deadline.left().toMillis()));
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
