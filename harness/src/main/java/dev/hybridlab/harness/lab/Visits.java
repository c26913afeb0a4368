package dev.hybridlab.harness.lab;

import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.transit.ReceivingSession;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Which sessions visitors have open at each host: limits of connections count them (ONP-RECV-92). */
final class Visits {
    private final Map<String, Map<Integer, ReceivingSession>> byHost = new HashMap<>();
    private int count;

    /** A session and what ends its visit. */
    record Visit(ReceivingSession session, Runnable leave) {}

    /**
     * Opens a session beside those that are open already; one that is turned away by its banner does not count.
     *
     * @param opens the session, which can ask at any time who else is there
     */
    synchronized Visit enter(String host, Function<Supplier<List<Peer.Held>>, ReceivingSession> opens) {
        var number = ++count;
        var session = opens.apply(() -> others(host, number));
        if (!session.greeting().banner().positive()) {
            return new Visit(session, () -> {});
        }
        byHost.computeIfAbsent(host, none -> new LinkedHashMap<>()).put(number, session);
        return new Visit(session, () -> leave(host, number));
    }

    private synchronized List<Peer.Held> others(String host, int own) {
        return byHost.getOrDefault(host, Map.of()).entrySet().stream()
                .filter(each -> each.getKey() != own)
                .map(each -> each.getValue().held())
                .toList();
    }

    private synchronized void leave(String host, int number) {
        byHost.getOrDefault(host, new HashMap<>()).remove(number);
        notifyAll();
    }

    /** Returns when nobody is here any more, or after this time on the wall. */
    synchronized void awaitNone(Duration patience) {
        var deadline = Deadline.in(patience);
        try {
            while (!byHost.values().stream().allMatch(Map::isEmpty) && !deadline.passed()) {
                wait(Math.max(1, deadline.left().toMillis()));
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
