package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.topology.Topology;

/** Builds the typed views of an expanded configuration, after changes were applied to it. */
public final class Topologies {
    private Topologies() {}

    /**
     * The views. A property that a change gave back has its default again, and what derives from other settings follows
     * them: Microsoft's zones from the accepted domains, a host's A and PTR records from its name and addresses. Values of
     * the wrong form are left out; {@link Findings} tells what does not fit together.
     */
    public static Topology of(Configuration expanded) {
        var whole = Defaults.fill(expanded);
        var settings = LabViews.settings(whole);
        var organizations = Owners.organizations(whole).stream()
                .map(owner -> OrganizationViews.view(whole, owner))
                .toList();
        var tenants = Owners.tenants(whole).stream()
                .map(owner -> TenantViews.view(whole, owner))
                .toList();
        var internet = LabViews.internet(whole);
        return new Topology(
                settings,
                LabViews.certificates(whole),
                organizations,
                tenants,
                internet,
                LabViews.firewalls(whole),
                DerivedZones.of(whole, organizations, tenants, internet));
    }
}
