package dev.hybridlab.mailflow.zone;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.zone.MailHosts.Asked;
import dev.hybridlab.mailflow.zone.MailHosts.Cause;
import dev.hybridlab.mailflow.zone.MailHosts.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Finds the hosts that take mail for a domain (RFC 5321 §5.1), and the addresses of a smart host. */
public final class MailExchangers {
    private final NameLookup lookup;
    private final Instant now;
    private final List<Asked> asked = new ArrayList<>();
    private final LinkedHashSet<Target> targets = new LinkedHashSet<>();
    private Optional<MailHosts.Failure> firstFailure = Optional.empty();

    private MailExchangers(NameLookup lookup, Instant now) {
        this.lookup = lookup;
        this.now = now;
    }

    /**
     * The mail exchangers of a domain: lower preference first, among equals the order of the answer (RFC 5321 §5.1 wants
     * chance here; a lab wants the same run twice), IPv4 before IPv6.
     *
     * @param domain of a recipient, or an address literal (RFC 5321 §4.1.3)
     */
    public static MailHosts resolve(String domain, NameLookup lookup, Instant now) {
        return literal(domain).orElseGet(() -> new MailExchangers(lookup, now).exchangersOf(ZoneRecord.name(domain)));
    }

    /** The addresses of a host; {@code host} may be a name, an address, or an address literal. No MX is asked. */
    public static MailHosts hostAddresses(String host, NameLookup lookup, Instant now) {
        return literal(host).orElseGet(() -> {
            var search = new MailExchangers(lookup, now);
            search.addresses(ZoneRecord.name(host), 0);
            return search.result(ZoneRecord.name(host));
        });
    }

    /** {@code [198.18.0.1]}, {@code [IPv6:2001:db8::1]} (RFC 5321 §4.1.3), or as connectors also write it, bare. */
    private static Optional<MailHosts> literal(String text) {
        var inner = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        var address = inner.regionMatches(true, 0, "IPv6:", 0, 5) ? inner.substring(5) : inner;
        return IpAddress.isAddress(address)
                ? Optional.of(new MailHosts.Targets(List.of(new Target(text, IpAddress.of(address), 0)), List.of()))
                : Optional.empty();
    }

    private record Exchanger(int preference, String host) {
        static Exchanger of(ZoneRecord mx) {
            var space = mx.data().indexOf(' ');
            return new Exchanger(
                    Integer.parseInt(mx.data().substring(0, space)), mx.data().substring(space + 1));
        }
    }

    private MailHosts exchangersOf(String domain) {
        switch (ask(domain, ZoneRecord.Type.MX)) {
            case NameAnswer.Found(var records) -> {
                var exchangers = records.stream()
                        .map(Exchanger::of)
                        .filter(each -> !each.host().equals(".")) // RFC 7505 §3: alone, or no null MX at all.
                        .sorted(Comparator.comparingInt(Exchanger::preference))
                        .toList();
                if (exchangers.isEmpty()) {
                    return new MailHosts.Failure(domain, Cause.NULL_MX, asked);
                }
                var hosts = new LinkedHashSet<String>();
                exchangers.stream()
                        .filter(each -> hosts.add(each.host()))
                        .forEach(each -> addresses(each.host(), each.preference()));
                // A host of theirs that does not exist is the domain's missing address, not a missing domain.
                firstFailure = firstFailure.filter(failure -> failure.cause().temporary());
            }
            // RFC 5321 §5.1: no MX, so the domain itself, with preference 0.
            case NameAnswer.Absent(var nameExists) when nameExists -> addresses(domain, 0);
            case NameAnswer.Absent missing -> fail(domain, Cause.NXDOMAIN);
            case NameAnswer.Failed failed -> fail(domain, Cause.SERVFAIL);
            case NameAnswer.TimedOut timedOut -> fail(domain, Cause.TIMEOUT);
        }
        return result(domain);
    }

    /** A target that is an alias is tolerated, though RFC 5321 §5.1 forbids it: the name stays the one of the MX. */
    private void addresses(String host, int preference) {
        for (var type : List.of(ZoneRecord.Type.A, ZoneRecord.Type.AAAA)) {
            switch (ask(host, type)) {
                case NameAnswer.Found(var records) ->
                    records.forEach(each -> targets.add(new Target(host, IpAddress.of(each.data()), preference)));
                case NameAnswer.Absent(var nameExists) when nameExists -> {}
                case NameAnswer.Absent missing -> {
                    fail(host, Cause.NXDOMAIN);
                    return; // RFC 8020 §2: of no type.
                }
                case NameAnswer.Failed failed -> {
                    fail(host, Cause.SERVFAIL);
                    return; // The same server would be asked again.
                }
                case NameAnswer.TimedOut timedOut -> {
                    fail(host, Cause.TIMEOUT);
                    return;
                }
            }
        }
    }

    /** Keeps the first failure, but prefers one that may pass: RFC 5321 §5.1, the mail then waits. */
    private void fail(String name, Cause cause) {
        if (firstFailure.isEmpty()
                || cause.temporary() && !firstFailure.get().cause().temporary()) {
            firstFailure = Optional.of(new MailHosts.Failure(name, cause, List.of()));
        }
    }

    private MailHosts result(String wanted) {
        if (!targets.isEmpty()) {
            return new MailHosts.Targets(List.copyOf(targets), asked);
        }
        var why = firstFailure.orElse(new MailHosts.Failure(wanted, Cause.NO_ADDRESS, List.of()));
        return new MailHosts.Failure(why.name(), why.cause(), asked);
    }

    private NameAnswer ask(String name, ZoneRecord.Type type) {
        var answer = lookup.ask(name, type, now);
        asked.add(asked(name, type, answer));
        return answer;
    }

    /** A question and its answer, as traces write them. */
    public static Asked asked(String name, ZoneRecord.Type type, NameAnswer answer) {
        return new Asked(name + " " + type, worded(answer));
    }

    private static String worded(NameAnswer answer) {
        return switch (answer) {
            case NameAnswer.Found(var records) ->
                String.join(", ", records.stream().map(ZoneRecord::data).toList());
            case NameAnswer.Absent(var nameExists) -> nameExists ? "no data" : "NXDOMAIN";
            case NameAnswer.Failed failed -> "SERVFAIL";
            case NameAnswer.TimedOut timedOut -> "TIMEOUT";
        };
    }
}
