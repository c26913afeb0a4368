package dev.hybridlab.mailflow.zone;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.address.IpRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * From which addresses domains say that their mail comes (SPF, RFC 7208), ready for a quick look: public records, the mechanisms
 * all, ip4, ip6, a, mx and include, and the modifier redirect. Others match nothing.
 */
public final class PublishedSenders {
    private static final String VERSION = "v=spf1";
    private static final int MOST_LOOK_UPS = 10; // RFC 7208 §4.6.4
    private static final int MOST_VOIDS = 2; // RFC 7208 §4.6.4
    private static final Set<String> LOOKING_UP = Set.of("include", "a", "mx", "ptr", "exists", "redirect");

    private final Map<String, List<Term>> policies = new HashMap<>();
    private final Map<String, List<IpAddress>> addresses = new HashMap<>();
    private final Map<String, List<String>> exchangers = new HashMap<>();

    /** What a domain says of an address (RFC 7208 §2.6). */
    public enum Result {
        NONE,
        NEUTRAL,
        PASS,
        FAIL,
        SOFTFAIL,
        PERMERROR;

        /** As Authentication-Results spells it (RFC 8601 §2.7.2). */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One word of a record: {@code -all}, {@code include:x}. */
    private record Term(Result result, String name, String value) {}

    public PublishedSenders(Zones zones) {
        for (var each : zones.records()) {
            if (!each.view().isEmpty()) {
                continue;
            }
            switch (each.type()) {
                case A, AAAA ->
                    addresses
                            .computeIfAbsent(each.owner(), none -> new ArrayList<>())
                            .add(IpAddress.of(each.data()));
                case MX ->
                    exchangers
                            .computeIfAbsent(each.owner(), none -> new ArrayList<>())
                            .add(each.data().substring(each.data().indexOf(' ') + 1));
                case TXT -> policy(each.data()).ifPresent(terms -> policies.putIfAbsent(each.owner(), terms));
                case CNAME, PTR, TLSA -> {}
            }
        }
    }

    private static Optional<List<Term>> policy(String text) {
        if (!text.equals(VERSION) && !text.startsWith(VERSION + " ")) {
            return Optional.empty();
        }
        var terms = new ArrayList<Term>();
        for (var word : text.substring(VERSION.length()).strip().split(" +")) {
            if (!word.isEmpty()) {
                terms.add(term(word));
            }
        }
        return Optional.of(List.copyOf(terms));
    }

    private static Term term(String word) {
        var result = switch (word.charAt(0)) {
            case '-' -> Result.FAIL;
            case '~' -> Result.SOFTFAIL;
            case '?' -> Result.NEUTRAL;
            default -> Result.PASS;
        };
        var bare = "+-~?".indexOf(word.charAt(0)) < 0 ? word : word.substring(1);
        var at = bare.indexOf(bare.startsWith("redirect=") ? '=' : ':');
        return at < 0
                ? new Term(result, bare.toLowerCase(Locale.ROOT), "")
                : new Term(result, bare.substring(0, at).toLowerCase(Locale.ROOT), bare.substring(at + 1));
    }

    /** What {@code domain} says of mail from this address. */
    public Result of(String domain, IpAddress from) {
        return new Evaluation(from).of(ZoneRecord.name(domain));
    }

    /** One evaluation, whose look-ups are counted over all records it comes to (RFC 7208 §4.6.4). */
    private final class Evaluation {
        private final IpAddress from;
        private int lookUps;
        private int voids;

        Evaluation(IpAddress from) {
            this.from = from;
        }

        private boolean tooMany() {
            return lookUps > MOST_LOOK_UPS || voids > MOST_VOIDS;
        }

        Result of(String domain) {
            for (var term : policies.getOrDefault(domain, List.of())) {
                if (LOOKING_UP.contains(term.name())) {
                    lookUps++;
                }
                var fits = !tooMany() && !term.name().equals("redirect") && matches(term, domain);
                if (tooMany()) {
                    return Result.PERMERROR;
                }
                if (term.name().equals("redirect")) {
                    return of(ZoneRecord.name(term.value()));
                }
                if (fits) {
                    return term.result();
                }
            }
            return policies.containsKey(domain) ? Result.NEUTRAL : Result.NONE;
        }

        private boolean matches(Term term, String domain) {
            var named = term.value().isEmpty() ? domain : ZoneRecord.name(term.value());
            return switch (term.name()) {
                case "all" -> true;
                case "ip4", "ip6" -> inRange(term.value(), from);
                case "a" -> known(addresses, named) && has(named, from);
                case "mx" ->
                    known(exchangers, named)
                            && exchangers.getOrDefault(named, List.of()).stream()
                                    .anyMatch(host -> has(host, from));
                case "include" -> known(policies, named) && of(named) == Result.PASS;
                default -> false;
            };
        }

        /** Whether a look-up has an answer; one without counts. */
        private boolean known(Map<String, ?> records, String name) {
            if (!records.containsKey(name)) {
                voids++;
                return false;
            }
            return true;
        }
    }

    private boolean has(String host, IpAddress from) {
        return addresses.getOrDefault(host, List.of()).contains(from);
    }

    private static boolean inRange(String text, IpAddress from) {
        try {
            return IpRange.of(text).contains(from);
        } catch (IllegalArgumentException noRange) {
            return false;
        }
    }
}
