package dev.hybridlab.exo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.exo.policy.TokenPermission.Place;
import dev.hybridlab.exo.policy.TokenPermission.Wish;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.token.TokenClaims;
import dev.hybridlab.mailflow.topology.Registrations;
import dev.hybridlab.mailflow.topology.ServicePrincipal;
import dev.hybridlab.mailflow.trace.Origin;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a token must say before its holder may send as a user. */
final class TokenPermissionTest {
    private static final Registrations KNOWN = new Registrations(
            List.of(),
            List.of(new ServicePrincipal(
                    new ConfigObject("ServicePrincipal", "app", new LinkedHashMap<>(), Origin.LAB),
                    "app",
                    "enterprise")),
            List.of(),
            List.of());
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    /** TOK-03 to TOK-07, TOK-12, AUTH-22, AUTH-23: one claim changed, the fact that finds it wrong and its words. */
    @ParameterizedTest(name = "{0} with {1}={2}: {3}")
    @CsvSource({
        "user, -, -, nothing",
        "user, aud, https://graph.microsoft.com, [TOK-03] the token is for 'https://graph.microsoft.com'",
        "user, aud, https://outlook.office.com, nothing",
        "user, aud, https://outlook.office365.us, nothing",
        "user, aud, https://outlook.office.de, [TOK-03] the token is for 'https://outlook.office.de'",
        "user, tid, t2, [TOK-06] the token is from the tenant 't2'",
        "user, iss, https://sts.windows.net/t2/, [TOK-06] the token is from the tenant 't1' by"
                + " 'https://sts.windows.net/t2/'",
        "user, exp, 0, [TOK-07] the token has expired",
        "user, exp, 1, nothing",
        "user, nbf, 1, [TOK-07] the token is good from 2026-03-02T09:00:01Z on only",
        "user, nbf, 0, nothing",
        "user, scp, openid SMTP.SendX, [TOK-04] scp",
        "user, upn, Printer@contoso.com, nothing",
        "user, upn, anna@contoso.com, nothing",
        "user, upn, ben@contoso.com, [AUTH-22] printer@contoso.com logs on with the token of 'ben@contoso.com'",
        "application, -, -, nothing",
        "application, roles, Mail.Send, [TOK-05] roles",
        "application, oid, registration, '[TOK-12] Exchange knows the application app with the object id enterprise'",
        "application, appid, other, '[TOK-12] nobody told Exchange of the application other'",
        "application, upn, -, [AUTH-23] the service principal enterprise has no FullAccess to shared@contoso.com"
    })
    void one_claim_decides(String kind, String claim, String value, String wrong) {
        var claims = new HashMap<String, Object>(Map.of(
                "aud", "https://outlook.office365.com",
                "tid", "t1",
                "iss", "https://sts.windows.net/t1/",
                "exp", NOW.getEpochSecond() + 3599));
        claims.putAll(
                kind.equals("user")
                        ? Map.of("upn", "printer@contoso.com", "scp", "openid SMTP.Send")
                        : Map.of("oid", "enterprise", "appid", "app", "roles", List.of("SMTP.SendAsApp")));
        var user = "printer@contoso.com";
        var allowed = List.of("anna@contoso.com", "enterprise");
        switch (claim) {
            case "-" -> {}
            case "exp", "nbf" -> claims.put(claim, NOW.getEpochSecond() + Long.parseLong(value));
            case "roles" -> claims.put(claim, List.of(value));
            case "upn" -> {
                if (kind.equals("user")) {
                    claims.put(claim, value);
                } else {
                    user = "shared@contoso.com";
                    allowed = List.of();
                }
            }
            default -> claims.put(claim, value);
        }

        var found = TokenPermission.wrong(
                new TokenClaims(claims),
                new Wish(
                        user, new Place("t1", KNOWN), NOW, new AppAccess(allowed::contains, all -> false, true, true)));

        assertThat(found.map(each -> "[" + each.fact() + "] " + each.text()).orElse("nothing"))
                .startsWith(wrong);
    }
}
