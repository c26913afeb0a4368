package dev.hybridlab.identity.policy;

import dev.hybridlab.identity.policy.ScopeReading.Asked;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.topology.Application;
import dev.hybridlab.mailflow.topology.Hash;
import dev.hybridlab.mailflow.topology.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What tokens say: the claims of version 1, which Exchange takes (TOK-06). Every id is made of the lab's seed, so that the
 * same request at the same instant gives the same token.
 *
 * @param accounts who is who
 * @param tenant whose token
 * @param application to whom it is issued
 * @param proof how strongly it proved itself, {@code appidacr}
 * @param now on the lab's clock
 */
record Claims(Accounts accounts, Tenant tenant, Application application, String proof, Instant now) {
    /** An application's own: TOK-05. Without consent it has no role at all: TOK-11. */
    Map<String, Object> own(String audience, List<String> roles) {
        var claims = common(audience, application.objectId());
        claims.put("idtyp", "app");
        claims.put("oid", application.objectId());
        claims.put("sub", application.objectId());
        if (!roles.isEmpty()) {
            claims.put("roles", roles);
        }
        return claims;
    }

    /** A user's: TOK-04. */
    Map<String, Object> delegated(EmailAddress user, Asked asked, List<String> permissions) {
        var oid = accounts.objectId(tenant, user);
        var claims = common(asked.audience(), oid);
        claims.put("oid", oid);
        claims.put("sub", subject(oid));
        claims.put("upn", user.key());
        claims.put("unique_name", user.key());
        claims.put("name", user.local());
        claims.put("scp", String.join(" ", permissions));
        return claims;
    }

    /** Of an ID token, for the application itself: who logged on. Its issuer is the business of whoever serves it. */
    Map<String, Object> identity(EmailAddress user) {
        var oid = accounts.objectId(tenant, user);
        var claims = new TreeMap<String, Object>();
        claims.put("aud", application.appId());
        claims.put("iat", now.getEpochSecond());
        claims.put("nbf", now.getEpochSecond());
        claims.put("exp", now.getEpochSecond() + TokenDesk.LIFE);
        claims.put("oid", oid);
        claims.put("sub", subject(oid));
        claims.put("preferred_username", user.key());
        claims.put("email", user.key());
        claims.put("name", user.local());
        claims.put("tid", tenant.id());
        claims.put("ver", "2.0");
        return claims;
    }

    private String subject(String oid) {
        return Hash.of(seed(), "sub", oid, application.appId()).substring(0, 43);
    }

    private Map<String, Object> common(String audience, String oid) {
        var claims = new TreeMap<String, Object>();
        claims.put("aud", audience);
        claims.put("iss", "https://sts.windows.net/" + tenant.id() + "/");
        claims.put("iat", now.getEpochSecond());
        claims.put("nbf", now.getEpochSecond());
        claims.put("exp", now.getEpochSecond() + TokenDesk.LIFE);
        claims.put("app_displayname", application.displayName());
        claims.put("appid", application.appId());
        claims.put("appidacr", proof);
        claims.put("tid", tenant.id());
        claims.put(
                "uti",
                Hash.of(seed(), "uti", oid, application.appId(), audience, now).substring(0, 22));
        claims.put("ver", "1.0");
        return claims;
    }

    private String seed() {
        return accounts.topology().settings().seed();
    }
}
