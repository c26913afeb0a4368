package dev.hybridlab.harness.run;

import dev.hybridlab.exo.policy.ExchangeOnlinePolicy;
import dev.hybridlab.mailflow.decision.MailSystemPolicy;
import dev.hybridlab.mailflow.outside.InternetHostPolicy;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.transit.World;
import dev.hybridlab.onprem.policy.OnPremisesPolicy;
import java.util.LinkedHashMap;

/** Every on-premises server, Exchange Online as one host, and every host on the Internet. */
public final class ExchangeWorlds {
    private ExchangeWorlds() {}

    public static World of(Topology topology) {
        var policies = new LinkedHashMap<String, MailSystemPolicy>();
        for (var organization : topology.organizations()) {
            for (var server : organization.servers()) {
                add(policies, new OnPremisesPolicy(topology, organization, server));
            }
        }
        if (!topology.tenants().isEmpty()) {
            add(policies, new ExchangeOnlinePolicy(topology));
        }
        topology.internet().forEach(host -> add(policies, new InternetHostPolicy(topology, host)));
        return new World(topology, policies);
    }

    private static void add(LinkedHashMap<String, MailSystemPolicy> policies, MailSystemPolicy policy) {
        policies.put(policy.host().name(), policy);
    }
}
