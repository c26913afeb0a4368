package dev.hybridlab.mailflow.transit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Follows who forwards to whom while the recipients of one message are sorted, and finds those whose chain leads back to
 * itself and to nobody else: the mail would vanish (ONP-RCPT-09). A chain that somebody keeps, relays or refuses is
 * harmless (ONP-RCPT-08).
 */
final class Circles {
    private static final int NOWHERE = Integer.MAX_VALUE;

    /** An address being sorted: whether anything came of it, and the lowest place in the chain to which it leads back. */
    private static final class Link {
        private final String key;
        private boolean cameToSomething = true;
        private int backTo = NOWHERE;

        private Link(String key) {
            this.key = key;
        }
    }

    private final List<Link> chain = new ArrayList<>();
    /** What was sorted: the address to which it leads back, itself at the head of a circle, empty where something came of it. */
    private final Map<String, String> sorted = new HashMap<>();

    /** Whether this address is met for the first time. */
    boolean enter(String key) {
        if (sorted.containsKey(key)) {
            back(placeOf(end(key)));
            return false;
        }
        var place = placeOf(key);
        if (place != NOWHERE) {
            back(place);
            return false;
        }
        chain.add(new Link(key));
        return true;
    }

    /** Whether nothing came of an address that was met before: it is part of a circle. */
    boolean lost(String key) {
        var end = end(key);
        return !end.isEmpty() && placeOf(end) == NOWHERE;
    }

    /** Where the trail of a sorted address ends: at the head of a circle, or nowhere. */
    private String end(String key) {
        var at = key;
        var next = sorted.get(at);
        while (next != null && !next.isEmpty() && !next.equals(at)) {
            at = next;
            next = sorted.get(at);
        }
        return next == null ? at : next;
    }

    /** The address being sorted is replaced by others; without any, nothing is lost. */
    void leadsOn(boolean nobody) {
        chain.getLast().cameToSomething = nobody;
    }

    /** Whether this address leads to itself alone. */
    boolean leave(String key) {
        var link = chain.removeLast();
        var circle = !link.cameToSomething && link.backTo >= chain.size();
        var open = !link.cameToSomething && !circle;
        sorted.put(key, open ? chain.get(link.backTo).key : circle ? key : "");
        back(open ? link.backTo : NOWHERE);
        return circle;
    }

    private int placeOf(String key) {
        for (var place = 0; place < chain.size(); place++) {
            if (chain.get(place).key.equals(key)) {
                return place;
            }
        }
        return NOWHERE;
    }

    /** The address being sorted leads to one that goes back to {@code place}; to none: something came of it. */
    private void back(int place) {
        if (chain.isEmpty()) {
            return;
        }
        var link = chain.getLast();
        link.cameToSomething |= place == NOWHERE;
        link.backTo = Math.min(link.backTo, place);
    }
}
