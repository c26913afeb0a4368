package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/** Accepted domains that two tenants have, or that a side cannot have, and defaults that are ambiguous. */
final class DomainFindings {
    private static final String ACCEPTED = "acceptedDomains";

    private DomainFindings() {}

    static void check(Configuration configuration, Findings findings) {
        var owners = new HashMap<String, String>();
        for (var owner : Owners.tenants(configuration)) {
            for (var domain : configuration.objects(owner, ACCEPTED)) {
                var other = owners.putIfAbsent(domain.identity().toLowerCase(Locale.ROOT), owner);
                if (other != null && !other.equals(owner)) {
                    findings.add(
                            domain.origin(),
                            "'" + domain.identity() + "' is an accepted domain of " + other + " already",
                            "a domain belongs to one tenant: remove it from one of the two");
                }
                if (domain.text("DomainType").filter("ExternalRelay"::equals).isPresent()) { // DOM-03
                    findings.add(
                            domain.originOf("DomainType"),
                            "ExternalRelay exists on-premises only",
                            "write Authoritative or InternalRelay");
                }
            }
        }
        Owners.organizations(configuration).forEach(owner -> defaults(configuration, owner, findings));
        Owners.tenants(configuration).forEach(owner -> defaults(configuration, owner, findings));
    }

    static List<String> names(Configuration configuration, String owner) {
        return configuration.objects(owner, ACCEPTED).stream()
                .map(domain -> domain.identity().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static void defaults(Configuration configuration, String owner, Findings findings) {
        var defaults = configuration.objects(owner, ACCEPTED).stream()
                .filter(domain -> domain.flag("Default"))
                .toList();
        defaults.stream()
                .skip(1)
                .forEach(domain -> findings.add(
                        domain.originOf("Default"),
                        "'" + domain.identity() + "' is Default beside '"
                                + defaults.getFirst().identity() + "'",
                        "one accepted domain is the default: set Default: false on the other"));
    }

    /** Whether one of the accepted domains covers the domain of an address. */
    static boolean covers(List<ConfigObject> accepted, String domain) {
        return accepted.stream()
                .anyMatch(each ->
                        Reading.patterns(each, "DomainName").stream().anyMatch(pattern -> pattern.covers(domain))
                                || each.flag("MatchSubDomains")
                                        && domain.endsWith("." + each.identity().toLowerCase(Locale.ROOT)));
    }
}
