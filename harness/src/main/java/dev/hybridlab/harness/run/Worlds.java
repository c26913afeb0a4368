package dev.hybridlab.harness.run;

import dev.hybridlab.authentication.BorderEvaluation;
import dev.hybridlab.authentication.LabSigning;
import dev.hybridlab.exo.policy.ExchangeOnlinePolicy;
import dev.hybridlab.identity.SignedTokens;
import dev.hybridlab.mailflow.authentication.Authenticator;
import dev.hybridlab.mailflow.decision.MailSystemPolicy;
import dev.hybridlab.mailflow.outside.InternetHostPolicy;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.transit.World;
import dev.hybridlab.onprem.policy.OnPremisesPolicy;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Gives every host of a topology its policy. */
@FunctionalInterface
public interface Worlds {
    /** Exchange on-premises, Exchange Online where there is a tenant, and ordinary mail exchangers. */
    Worlds STANDARD = Worlds::standard;

    /** Over the lab's own zones and keys: it keeps nothing but what it has parsed. */
    Authenticator AUTHENTICATOR = new Authenticator(new BorderEvaluation(), new LabSigning());

    World of(Topology topology);

    private static World standard(Topology topology) {
        var policies = new LinkedHashMap<String, MailSystemPolicy>();
        for (var organization : topology.organizations()) {
            organization
                    .servers()
                    .forEach(server -> add(policies, new OnPremisesPolicy(topology, organization, server)));
        }
        if (!topology.tenants().isEmpty()) {
            add(policies, new ExchangeOnlinePolicy(topology, AUTHENTICATOR, SignedTokens.lab()));
        }
        topology.internet().forEach(host -> add(policies, new InternetHostPolicy(topology, host, AUTHENTICATOR)));
        return new World(topology, policies);
    }

    /** Paths, queues and evidence know a host by its name alone. */
    private static void add(SequencedMap<String, MailSystemPolicy> policies, MailSystemPolicy policy) {
        if (policies.putIfAbsent(policy.host().name(), policy) != null) {
            throw new IllegalArgumentException(
                    "two hosts are called '" + policy.host().name() + "'; give one of them another name");
        }
    }
}
