package dev.hybridlab.mailflow.topology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The site links of Active Directory: what the way from one site to another costs (ONP-SEND-04). */
public record SiteLinks(List<Link> links) {
    /** Between sites that no link ties: as the link that Active Directory makes itself (ONP-SEND-85). */
    private static final int UNLINKED = 100;

    public SiteLinks {
        links = List.copyOf(links);
    }

    /** Both ways. */
    public record Link(String one, String other, int cost) {
        /** {@code Berlin/Paris=50}. */
        public static Link of(String text) {
            var slash = text.indexOf('/');
            var equals = text.indexOf('=', slash);
            return new Link(
                    Topology.fold(text.substring(0, slash).strip()),
                    Topology.fold(text.substring(slash + 1, equals).strip()),
                    Integer.parseInt(text.substring(equals + 1).strip()));
        }
    }

    /** Along the cheapest way; 0 within a site. */
    public int cost(String from, String to) {
        return way(from, to).orElse(UNLINKED);
    }

    /** Whether links lead from one to the other. */
    public boolean lead(String from, String to) {
        return way(from, to).isPresent();
    }

    private OptionalInt way(String from, String to) {
        var start = Topology.fold(from);
        var goal = Topology.fold(to);
        if (start.equals(goal)) {
            return OptionalInt.of(0);
        }
        var reached = new HashMap<>(Map.of(start, 0));
        var better = true;
        while (better) {
            better = false;
            for (var link : links) {
                better |= reach(reached, link.one(), link.other(), link.cost());
                better |= reach(reached, link.other(), link.one(), link.cost());
            }
        }
        var cheapest = reached.get(goal);
        return cheapest == null ? OptionalInt.empty() : OptionalInt.of(cheapest);
    }

    private static boolean reach(Map<String, Integer> reached, String from, String to, int cost) {
        var so = reached.get(from);
        if (so == null || reached.getOrDefault(to, Integer.MAX_VALUE) <= so + cost) {
            return false;
        }
        reached.put(to, so + cost);
        return true;
    }
}
