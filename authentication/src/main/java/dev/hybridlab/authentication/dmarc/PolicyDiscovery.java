package dev.hybridlab.authentication.dmarc;

import dev.hybridlab.mailflow.authentication.DmarcPolicy;
import dev.hybridlab.mailflow.zone.NameAnswer;
import dev.hybridlab.mailflow.zone.NameLookup;
import dev.hybridlab.mailflow.zone.ZoneRecord;
import java.time.Instant;

/** Finds the policy of a domain: its own, else that of its organisational domain (RFC 7489 §6.6.3). */
final class PolicyDiscovery {
    private final NameLookup names;
    private final Instant now;

    PolicyDiscovery(NameLookup names, Instant now) {
        this.names = names;
        this.now = now;
    }

    /** What was found. */
    sealed interface Discovered {
        record Policy(DmarcPolicy policy) implements Discovered {}

        record Nothing(String detail) implements Discovered {}

        record Malformed(String detail) implements Discovered {}

        record NoAnswer(String detail) implements Discovered {}
    }

    Discovered of(String domain) {
        var organisation = OrganisationalDomain.of(domain);
        var own = at(domain, domain);
        return own instanceof Discovered.Nothing(var detail) && detail.isEmpty() && !organisation.equals(domain)
                ? named(at(organisation, domain), domain)
                : named(own, domain);
    }

    private static Discovered named(Discovered found, String domain) {
        return found instanceof Discovered.Nothing(var detail) && detail.isEmpty()
                ? new Discovered.Nothing("neither " + domain + " nor its organisational domain has a policy")
                : found;
    }

    private Discovered at(String place, String author) {
        var name = "_dmarc." + place;
        return switch (names.ask(name, ZoneRecord.Type.TXT, now)) {
            case NameAnswer.Absent absent -> new Discovered.Nothing("");
            case NameAnswer.Failed failed -> new Discovered.NoAnswer(name + ": SERVFAIL");
            case NameAnswer.TimedOut late -> new Discovered.NoAnswer(name + ": no answer in time");
            case NameAnswer.Found(var records) -> {
                var texts = records.stream()
                        .map(ZoneRecord::data)
                        .filter(DmarcRecord::is)
                        .toList();
                yield switch (texts.size()) {
                    case 0 -> new Discovered.Nothing("");
                    case 1 -> read(texts.getFirst(), place, author);
                    // RFC 7489 §6.6.3, step 5: with more than one, DMARC does not apply.
                    default -> new Discovered.Nothing(name + " has " + texts.size() + " policies, so none");
                };
            }
        };
    }

    private static Discovered read(String text, String place, String author) {
        try {
            var record = DmarcRecord.of(text);
            var request = place.equals(author) ? record.own() : record.below();
            return new Discovered.Policy(new DmarcPolicy(place, request, record.percent(), record.strict(), text));
        } catch (IllegalArgumentException malformed) {
            return new Discovered.Malformed("_dmarc." + place + ": " + malformed.getMessage());
        }
    }
}
