package dev.hybridlab.harness.run;

import dev.hybridlab.identity.LabKey;
import dev.hybridlab.identity.TokenSigner;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.Credentials;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.topology.Topology;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A token as a client of a scenario shows it: a good one of the user's tenant for an hour, unless a claim is said. */
final class ShownToken {
    private static final Duration LIFE = Duration.ofHours(1);

    private ShownToken() {}

    static Credentials of(Topology topology, Credentials logon, Map<String, Object> said) {
        var claims = new LinkedHashMap<String, Object>();
        var tenant = EmailAddress.tryParse(logon.user())
                .map(EmailAddress::domain)
                .flatMap(topology::tenantOf)
                .map(Tenant::id)
                .orElse("");
        var start = topology.settings().start();
        claims.put("aud", "https://outlook.office365.com");
        claims.put("iss", "https://sts.windows.net/" + tenant + "/");
        claims.put("tid", tenant);
        claims.put("nbf", start.getEpochSecond());
        claims.put("exp", start.plus(LIFE).getEpochSecond());
        if (!said.containsKey("roles")) {
            claims.put("upn", logon.user());
            claims.put("scp", "SMTP.Send");
        }
        claims.putAll(said);
        claims.values().removeIf(""::equals);
        return new Credentials("XOAUTH2", logon.user(), new TokenSigner(LabKey.lab()).sign(claims));
    }
}
