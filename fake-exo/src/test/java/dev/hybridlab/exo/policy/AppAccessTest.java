package dev.hybridlab.exo.policy;

import static dev.hybridlab.exo.policy.Tenants.CONTOSO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.AuthenticationVerdict;
import dev.hybridlab.mailflow.decision.Credentials;
import dev.hybridlab.mailflow.token.TokenClaims;
import dev.hybridlab.mailflow.token.TokenReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** What role assignments of Exchange itself let an application do (TOK-50 to TOK-53). */
final class AppAccessTest {
    private static final String ROLE = "Application SMTP.SendAsApp";

    /**
     * @param assignment role, app, filter of the scope or a dash
     */
    private static AuthenticationVerdict verdict(String assumed, String rights, List<String> assignment) {
        var tenants = Tenants.two()
                .assuming(assumed)
                .add(
                        CONTOSO,
                        "recipients",
                        "Mailbox",
                        "alerts@contoso.com",
                        "FullAccess",
                        rights.contains("full") ? List.of("enterprise") : List.of())
                .add(
                        CONTOSO,
                        "recipients",
                        "DistributionGroup",
                        "inner@contoso.com",
                        "Members",
                        List.of("alerts@contoso.com"))
                .add(
                        CONTOSO,
                        "recipients",
                        "DistributionGroup",
                        "outer@contoso.com",
                        "Members",
                        List.of("inner@contoso.com"))
                .add(CONTOSO, "servicePrincipals", "ServicePrincipal", "app", "ObjectId", "enterprise");
        var pairs = new ArrayList<Object>(List.of("Role", assignment.get(0), "App", assignment.get(1)));
        if (!assignment.get(2).equals("-")) {
            tenants.add(
                    CONTOSO,
                    "managementScopes",
                    "ManagementScope",
                    "Scope",
                    "RecipientRestrictionFilter",
                    assignment.get(2));
            pairs.addAll(List.of("CustomResourceScope", "Scope"));
        }
        var edge = tenants.add(
                        CONTOSO, "managementRoleAssignments", "ManagementRoleAssignment", "Sends", pairs.toArray())
                .edge();
        var claims = new HashMap<>(edge.claims(3599));
        claims.put("appid", "app");
        claims.put("oid", "enterprise");
        if (rights.contains("role")) {
            claims.put("roles", List.of("SMTP.SendAsApp"));
        }
        return new ClientCredentials(
                        new Cloud(edge.topology(), Edge.AUTHENTICATOR),
                        token -> new TokenReading.Readable(new TokenClaims(claims)))
                .verdict(edge.peer("203.0.113.9", "none"), new Credentials("XOAUTH2", "alerts@contoso.com", "t"));
    }

    /** TOK-50, TOK-51, TOK-53: what the token and the mailbox have, the assignment, then the rule and whether it lets in. */
    @ParameterizedTest(name = "{0}: {1} for {2} in {3}: {4} {5}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "none, " + ROLE + ", enterprise, -, true, TOK-50",
                "none, " + ROLE + ", APP, -, true, TOK-50",
                "none, " + ROLE + ", other, -, false, TOK-05",
                "none, Application Mail.Send, enterprise, -, false, TOK-05",
                "none, " + ROLE + ", app, PrimarySmtpAddress -eq 'Alerts@contoso.com', true, TOK-50",
                "none, " + ROLE + ", app, PrimarySmtpAddress -eq 'anna@contoso.com', false, TOK-51",
                "none, " + ROLE + ", app, memberofgroup -EQ \"inner@contoso.com\", true, TOK-50",
                "none, " + ROLE + ", app, MemberOfGroup -eq 'outer@contoso.com', false, TOK-51",
                "none, " + ROLE
                        + ", app, PrimarySmtpAddress -eq 'anna@contoso.com' -or MemberOfGroup -eq 'inner@contoso.com',"
                        + " true, TOK-50",
                "full, " + ROLE + ", app, PrimarySmtpAddress -eq 'anna@contoso.com', false, TOK-51",
                "role, " + ROLE + ", app, PrimarySmtpAddress -eq 'anna@contoso.com', false, AUTH-23",
                "role, " + ROLE + ", app, PrimarySmtpAddress -eq 'alerts@contoso.com', true, TOK-50",
                "role+full, " + ROLE + ", app, PrimarySmtpAddress -eq 'anna@contoso.com', true, TOK-53",
                "role+full, Application Mail.Send, app, -, true, LAB-03",
            })
    void an_assignment_decides(ArgumentsAccessor row) {
        var assignment = List.of(row.getString(1), row.getString(2), row.getString(3));
        var verdict = verdict("applicationScopeMembers=direct", row.getString(0), assignment);

        var in = row.getBoolean(4);
        assertThat(verdict instanceof AuthenticationVerdict.Known).isEqualTo(in);
        assertThat(verdict.reply().toString()).startsWith(in ? "235 2.7.0" : "535 5.7.3 Authentication unsuccessful");
        assertThat(verdict.because().fact()).isEqualTo(row.getString(5));
    }

    /** TOK-51, TOK-52. */
    @ParameterizedTest(name = "{0}, {1}: {2} {3}")
    @CsvSource({
        "applicationScopeMembers=direct, none, false, TOK-51",
        "applicationScopeMembers=nested, none, true, TOK-50",
    })
    void what_is_assumed_is_a_switch(String assumed, String rights, boolean in, String fact) {
        var verdict = verdict(assumed, rights, List.of(ROLE, "app", "MemberOfGroup -eq 'outer@contoso.com'"));

        assertThat(verdict instanceof AuthenticationVerdict.Known).isEqualTo(in);
        assertThat(verdict.because().fact()).isEqualTo(fact);
    }

    /** TOK-52. */
    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "applicationRoleMailbox=assignment-alone, none, true, TOK-52",
        "applicationRoleMailbox=full-access-too, none, false, TOK-52",
        "applicationRoleMailbox=full-access-too, full, true, -",
    })
    void full_access_may_be_wanted_too(String assumed, String rights, boolean in, String resting) {
        var verdict = verdict(assumed, rights, List.of(ROLE, "app", "-"));

        assertThat(verdict instanceof AuthenticationVerdict.Known).isEqualTo(in);
        assertThat(verdict.because().assumed().contains("TOK-52")).isEqualTo(resting.equals("TOK-52"));
    }
}
