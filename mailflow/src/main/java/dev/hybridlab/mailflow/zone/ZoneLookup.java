package dev.hybridlab.mailflow.zone;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the lab's nameservers say to the hosts of one view, without a cache.
 *
 * <p>A view's own records hide the public ones of the same name and type. Since a CNAME stands alone (RFC 1034 §3.6.2),
 * a view's CNAME hides every public record of its name, and any record of a view hides a public CNAME.
 */
public final class ZoneLookup implements NameLookup {
    private final Zones zones;
    private final Map<String, List<ZoneRecord>> byOwner = new LinkedHashMap<>();
    private final Set<String> existing = new HashSet<>();

    /** @param view of the hosts that ask; empty sees the public records only */
    public ZoneLookup(Zones zones, String view) {
        this.zones = zones;
        var ownTypes = new LinkedHashMap<String, Set<ZoneRecord.Type>>();
        for (var each : zones.records()) {
            if (!view.isEmpty() && each.view().equals(view)) {
                ownTypes.computeIfAbsent(each.owner(), none -> new HashSet<>()).add(each.type());
            }
        }
        for (var each : zones.records()) {
            var own = !each.view().isEmpty();
            var hidden =
                    own ? !each.view().equals(view) : hides(ownTypes.getOrDefault(each.owner(), Set.of()), each.type());
            if (!hidden) {
                byOwner.computeIfAbsent(each.owner(), none -> new ArrayList<>()).add(each.seen());
                // RFC 4592 §2.2.2: every name above an existing one exists, with or without records.
                for (var name = each.owner(); !name.isEmpty(); name = parent(name)) {
                    existing.add(name);
                }
            }
        }
    }

    private static boolean hides(Set<ZoneRecord.Type> own, ZoneRecord.Type type) {
        return own.contains(type)
                || own.contains(ZoneRecord.Type.CNAME)
                || type == ZoneRecord.Type.CNAME && !own.isEmpty();
    }

    /**
     * An answer and how it was reached.
     *
     * @param aliases the CNAMEs on the way, each with its own TTL
     * @param answer at their end; records carry their own TTL
     */
    public record Resolution(List<ZoneRecord> aliases, NameAnswer answer) {
        public Resolution {
            aliases = List.copyOf(aliases);
        }

        /** The answer alone, kept no longer than the aliases that led to it. */
        public NameAnswer flattened() {
            var atMost = aliases.stream().map(ZoneRecord::ttl).min(Duration::compareTo);
            return answer instanceof NameAnswer.Found(var records) && atMost.isPresent()
                    ? new NameAnswer.Found(records.stream()
                            .map(each -> each.keptFor(atMost.get()))
                            .toList())
                    : answer;
        }
    }

    @Override
    public NameAnswer ask(String name, ZoneRecord.Type type, Instant now) {
        return resolve(name, type).flattened();
    }

    /** Follows CNAMEs (RFC 1034 §3.6.2); a circle of them is SERVFAIL. */
    public Resolution resolve(String name, ZoneRecord.Type type) {
        if (!ZoneRecord.isName(ZoneRecord.name(name))) {
            return new Resolution(List.of(), new NameAnswer.Absent(false)); // No wildcard stands for it either.
        }
        var aliases = new ArrayList<ZoneRecord>();
        var seen = new HashSet<String>();
        for (var at = ZoneRecord.name(name); seen.add(at); ) {
            var fault = zones.fault(at);
            if (fault.isPresent()) {
                return new Resolution(aliases, misbehave(fault.get()));
            }
            var here = recordsAt(at);
            if (here.isEmpty()) {
                return new Resolution(aliases, new NameAnswer.Absent(false)); // RFC 8020 §2
            }
            var wanted = ofType(here.get(), type);
            if (!wanted.isEmpty()) {
                return new Resolution(aliases, new NameAnswer.Found(wanted));
            }
            var alias = ofType(here.get(), ZoneRecord.Type.CNAME);
            if (alias.isEmpty()) {
                return new Resolution(aliases, new NameAnswer.Absent(true)); // RFC 2308 §2.2
            }
            aliases.add(alias.getFirst());
            at = alias.getFirst().data();
        }
        return new Resolution(aliases, new NameAnswer.Failed());
    }

    private static NameAnswer misbehave(Zones.Fault fault) {
        return switch (fault) {
            case SERVFAIL -> new NameAnswer.Failed();
            case TIMEOUT -> new NameAnswer.TimedOut();
            case NXDOMAIN -> new NameAnswer.Absent(false);
        };
    }

    /** Everything at a name, made from a wildcard where there is one; empty if the name does not exist. */
    private Optional<List<ZoneRecord>> recordsAt(String name) {
        if (name.isEmpty() || existing.contains(name)) {
            return Optional.of(byOwner.getOrDefault(name, List.of()));
        }
        // RFC 4592 §3.3.1: only the wildcard right below the closest existing ancestor counts.
        var encloser = closestExisting(name);
        return Optional.ofNullable(byOwner.get(encloser.isEmpty() ? "*" : "*." + encloser))
                .map(wild -> wild.stream().map(each -> each.ownedBy(name)).toList());
    }

    /** The closest ancestor (or itself) that exists; empty for the root. */
    public String closestExisting(String name) {
        var at = ZoneRecord.name(name);
        while (!at.isEmpty() && !existing.contains(at)) {
            at = parent(at);
        }
        return at;
    }

    private static List<ZoneRecord> ofType(List<ZoneRecord> records, ZoneRecord.Type type) {
        return records.stream().filter(each -> each.type() == type).toList();
    }

    private static String parent(String name) {
        var dot = name.indexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }
}
