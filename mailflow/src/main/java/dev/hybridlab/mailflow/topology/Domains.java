package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.address.DomainPattern;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The accepted and the remote domains of an organization or tenant. */
public record Domains(List<AcceptedDomain> accepted, List<RemoteDomain> remote) {
    public Domains {
        accepted = List.copyOf(accepted);
        remote = List.copyOf(remote);
    }

    /** The most specific accepted domain that covers {@code domain} (DOM facts). */
    public Optional<AcceptedDomain> accepted(String domain) {
        AcceptedDomain best = null;
        for (var each : accepted) {
            if (each.covers(domain)
                    && (best == null
                            || each.pattern().specificity() > best.pattern().specificity())) {
                best = each;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The most specific remote domain that covers {@code domain} (DOM-21). */
    public Optional<RemoteDomain> remote(String domain) {
        return remote.stream()
                .filter(each -> each.domainName().covers(domain))
                .max(Comparator.comparingInt(each -> each.domainName().specificity()));
    }

    /** The remote domain that speaks for a domain outside; for one of our own only a remote domain that names it (DOM-51). */
    public Optional<RemoteDomain> outside(String domain) {
        var own = accepted(domain).isPresent();
        return remote(domain).filter(each -> !own || each.domainName().kind() != DomainPattern.Kind.ANY);
    }

    /** The one with Default, else the first: its postmaster writes the notices (DOM-06). */
    public Optional<AcceptedDomain> byDefault() {
        return accepted.stream()
                .filter(AcceptedDomain::isDefault)
                .findFirst()
                .or(() -> accepted.stream().findFirst());
    }
}
