package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.zone.Zones;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything that the policies know of the modelled world.
 *
 * @param settings seed, clock, profile, assumptions
 * @param certificates every authority and certificate
 * @param organizations the on-premises Exchange organizations
 * @param tenants the tenants of Exchange Online, the first one is {@code exo}
 * @param internet hosts that are not Exchange
 * @param firewalls what stands between hosts and rewrites SMTP
 * @param zones the lab's DNS, Microsoft's own zones and every host's address included
 */
public record Topology(
        LabSettings settings,
        CertificateBook certificates,
        List<Organization> organizations,
        List<Tenant> tenants,
        List<InternetHost> internet,
        List<Firewall> firewalls,
        Zones zones) {
    public Topology {
        organizations = List.copyOf(organizations);
        tenants = List.copyOf(tenants);
        internet = List.copyOf(internet);
        firewalls = List.copyOf(firewalls);
    }

    /** The tenant that accepts this domain. */
    public Optional<Tenant> tenantOf(String domain) {
        for (var tenant : tenants) {
            if (tenant.accepted(domain).isPresent()) {
                return Optional.of(tenant);
            }
        }
        return Optional.empty();
    }

    /** Folds a domain for comparison. */
    public static String fold(String domain) {
        return domain.toLowerCase(Locale.ROOT);
    }
}
