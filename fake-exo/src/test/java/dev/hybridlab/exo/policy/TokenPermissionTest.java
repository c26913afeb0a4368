package dev.hybridlab.exo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.exo.policy.TokenPermission.Wish;
import dev.hybridlab.mailflow.token.TokenClaims;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a token must say before its holder may send as a user. */
final class TokenPermissionTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    /** TOK-03 to TOK-07, AUTH-22, AUTH-23: one claim changed, what is found wrong. */
    @ParameterizedTest(name = "{0} with {1}={2}: {3}")
    @CsvSource({
        "user, -, -, nothing",
        "user, aud, https://graph.microsoft.com, aud is 'https://graph.microsoft.com'",
        "user, aud, https://outlook.office.com, nothing",
        "user, tid, t2, it is from the tenant 't2'",
        "user, iss, https://sts.windows.net/t2/, it is from the tenant 't1'",
        "user, exp, 0, it has expired",
        "user, exp, 1, nothing",
        "user, nbf, 1, it is good from 2026-03-02T09:00:01Z on only",
        "user, nbf, 0, nothing",
        "user, scp, openid SMTP.SendX, scp has no SMTP.Send",
        "user, upn, Printer@contoso.com, nothing",
        "user, upn, anna@contoso.com, nothing",
        "user, upn, ben@contoso.com, upn is 'ben@contoso.com' and has no FullAccess",
        "application, -, -, nothing",
        "application, roles, Mail.Send, roles has no SMTP.SendAsApp",
        "application, oid, registration, the service principal 'registration' has no FullAccess"
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
        switch (claim) {
            case "-" -> {}
            case "exp", "nbf" -> claims.put(claim, NOW.getEpochSecond() + Long.parseLong(value));
            case "roles" -> claims.put(claim, List.of(value));
            default -> claims.put(claim, value);
        }

        var found = TokenPermission.wrong(
                new TokenClaims(claims),
                new Wish("printer@contoso.com", "t1", NOW, List.of("anna@contoso.com", "enterprise")::contains));

        assertThat(found.orElse("nothing")).startsWith(wrong);
    }
}
