package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.topology.Firewall;
import java.util.List;

/** What firewalls on the way leave of an EHLO answer in clear (TLS-45). Behind TLS they see nothing. */
public record Inspection(List<String> hidden) {
    public static final Inspection NONE = new Inspection(List.of());

    public Inspection {
        hidden = List.copyOf(hidden);
    }

    /** The way between two hosts, by name. */
    public static Inspection between(List<Firewall> firewalls, String one, String other) {
        var hidden = firewalls.stream()
                .filter(each -> each.between(one, other))
                .flatMap(each -> each.hides().stream())
                .toList();
        return hidden.isEmpty() ? NONE : new Inspection(hidden);
    }

    /** The EHLO lines that come through, in their order. */
    public List<String> passes(List<String> lines) {
        return hidden.isEmpty() ? lines : lines.stream().filter(this::passes).toList();
    }

    private boolean passes(String line) {
        var blank = line.indexOf(' ');
        var keyword = blank < 0 ? line : line.substring(0, blank);
        return hidden.stream().noneMatch(keyword::equalsIgnoreCase);
    }
}
