package dev.hybridlab.identity.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.identity.policy.TokenAnswer.Granted;
import dev.hybridlab.identity.policy.TokenAnswer.Refused;
import dev.hybridlab.mailflow.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets which token, and what the others hear: a row for each grant and each refusal. */
class TokenDeskTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final String APP = TestTenant.APP;
    private static final String OID = TestTenant.OID;
    private static final String SMTP = "https://outlook.office.com/SMTP.Send offline_access";
    private static final String DEFAULT = "https://outlook.office365.com/.default";

    private final Map<String, Object> application = TestTenant.mailer();
    private final Map<String, Object> policy = new LinkedHashMap<>();
    private Instant now = NINE;

    @ParameterizedTest
    @DisplayName("TOK-05, TOK-11, TOK-13, TOK-21 to TOK-25: an application for itself")
    @CsvSource({
        "contoso.onmicrosoft.com, <app>, s3cret, <default>, roles [SMTP.SendAsApp]",
        "contoso.com, <app>, s3cret, <default>, roles [SMTP.SendAsApp]",
        "contoso.com, <app>, certificate <key>, <default>, roles [SMTP.SendAsApp]",
        "contoso.com, <app>, s3cret, https://graph.microsoft.com/.default, roles null",
        "fabrikam.example, <app>, s3cret, <default>, 90002 invalid_request",
        "common, <app>, s3cret, <default>, 50059 invalid_request",
        "contoso.com, '', s3cret, <default>, 900144 invalid_request",
        "contoso.com, <oid>, s3cret, <default>, 700016 unauthorized_client",
        "contoso.com, <app>, '', <default>, 7000218 invalid_client",
        "contoso.com, <app>, secret, <default>, 7000215 invalid_client",
        "contoso.com, <app>, certificate 00, <default>, 700027 invalid_client",
        "contoso.com, <app>, s3cret, '', 900144 invalid_request",
        "contoso.com, <app>, s3cret, https://outlook.office.com/SMTP.SendAsApp, 1002012 invalid_scope",
        "contoso.com, <app>, s3cret, <default> <default>, 1002012 invalid_scope",
        "contoso.com, <app>, s3cret, https://mail.example/.default, 500011 invalid_resource",
    })
    void client_credentials(String tenant, String client, String proof, String scope, String end) {
        var request = new TokenRequest(
                tenant,
                ids(client),
                proof(proof.replace("<key>", TestTenant.THUMBPRINT)),
                new Grant.ClientCredentials(),
                scope.replace("<default>", DEFAULT));

        assertThat(end(request, "roles")).isEqualTo(end);
    }

    @ParameterizedTest
    @DisplayName("TOK-04, TOK-10, TOK-26: an application for a user, with the password")
    @CsvSource({
        "anna@contoso.com, hybridlab, https://outlook.office.com/SMTP.Send, scp SMTP.Send",
        "anna@contoso.com, hybridlab, <default>, scp SMTP.Send",
        "ANNA@contoso.com, hybridlab, User.Read, scp User.Read",
        "anna@contoso.com, wrong, <default>, 50126 invalid_grant",
        "nobody@contoso.com, hybridlab, <default>, 50034 invalid_grant",
        "no address, hybridlab, <default>, 50034 invalid_grant",
        "anna@contoso.com, hybridlab, '', 900144 invalid_request",
        "anna@contoso.com, hybridlab, https://outlook.office.com/SMTP.SendAsApp offline_access, 70011 invalid_scope",
        "anna@contoso.com, hybridlab, https://outlook.office.com/SMTP.Send User.Read, 28000 invalid_scope",
        "anna@contoso.com, hybridlab, https://outlook.office.com/IMAP.AccessAsUser.All, 65001 invalid_grant",
    })
    void password(String user, String password, String scope, String end) {
        var request = new TokenRequest(
                "contoso.com",
                APP,
                new ClientProof.Nothing(),
                new Grant.Password(user, password),
                scope.replace("<default>", DEFAULT));

        assertThat(end(request, "scp")).isEqualTo(end);
    }

    @Test
    void claims_are_those_of_version_one() {
        var granted = granted(byPassword(SMTP));

        assertThat(granted.accessToken())
                .containsEntry("aud", "https://outlook.office.com")
                .containsEntry("upn", "anna@contoso.com")
                .containsEntry("appid", APP)
                .containsEntry("appidacr", "0")
                .containsEntry("ver", "1.0")
                .containsEntry("nbf", NINE.getEpochSecond())
                .containsEntry("exp", NINE.getEpochSecond() + 3599)
                .containsEntry(
                        "iss",
                        "https://sts.windows.net/" + granted.accessToken().get("tid") + "/");
        assertThat(granted.scope()).isEqualTo("https://outlook.office.com/SMTP.Send");
        assertThat(granted.refresh()).isPresent();
        assertThat(granted(byPassword(SMTP))).isEqualTo(granted);
    }

    @Test
    @DisplayName("TOK-11: without consent no scope, and tokens without roles")
    void nobody_has_consented() {
        application.put("adminConsent", false);

        assertThat(end(byPassword(SMTP), "scp")).isEqualTo("65001 invalid_grant");
        assertThat(end(byItself(), "roles")).isEqualTo("roles null");
        var agreed = new Grant.Device(ticket("https://outlook.office.com/SMTP.Send", Optional.empty()));
        assertThat(end(asking(agreed, ""), "scp")).isEqualTo("scp SMTP.Send");
    }

    @Test
    void what_is_not_registered_is_not_in_the_token() {
        application.put("applicationPermissions", List.of());

        assertThat(end(byItself(), "roles")).isEqualTo("roles null");
    }

    @Test
    @DisplayName("TOK-25: who is no public client proves itself")
    void a_confidential_client_proves_itself() {
        application.put("isFallbackPublicClient", false);

        assertThat(end(byPassword(SMTP), "scp")).isEqualTo("7000218 invalid_client");
    }

    @Test
    @DisplayName("TOK-23: a secret ends")
    void an_expired_secret() {
        now = Instant.parse("2027-01-01T00:00:00Z");

        assertThat(end(byItself(), "roles")).isEqualTo("7000222 invalid_client");
    }

    @Test
    @DisplayName("TOK-28: a refresh token lives as long as it is used within 90 days")
    void refresh_tokens() {
        var refresh = granted(byPassword(SMTP)).refresh().orElseThrow();

        now = NINE.plus(Duration.ofDays(90)).minusSeconds(1);
        var again = granted(asking(new Grant.Refresh(refresh), ""));
        assertThat(again.refresh().orElseThrow().issued()).isEqualTo(now);
        assertThat(end(asking(new Grant.Refresh(refresh), "User.Read"), "scp")).isEqualTo("scp User.Read");
        now = NINE.plus(Duration.ofDays(90));
        assertThat(end(asking(new Grant.Refresh(refresh), ""), "scp")).isEqualTo("700082 invalid_grant");
    }

    @ParameterizedTest
    @DisplayName("TOK-10, TOK-11, TOK-22, TOK-26, TOK-40: what nobody has written down says so")
    @CsvSource({
        "SMTP.Send, hybridlab, true, 'TOK-20, TOK-10'",
        "User.Read, hybridlab, true, TOK-10",
        "https://outlook.office.com/SMTP.Send, hybridlab, true, ''",
        "https://outlook.office.com/SMTP.Send, hybridlab, false, TOK-11",
        "https://outlook.office.com/SMTP.Send, another, true, TOK-26",
    })
    void assumed(String scope, String password, boolean consent, String assumed) {
        application.put("adminConsent", consent);
        var request = asking(new Grant.Password("anna@contoso.com", password), scope);

        var because = new TokenDesk(topology()).answer(request, now).because();

        assertThat(String.join(", ", because.assumed())).isEqualTo(assumed);
    }

    @Test
    void a_ticket_of_another_application_is_worth_nothing() {
        var other = new Ticket("tenant", OID, "anna@contoso.com", SMTP, NINE, Optional.empty());

        assertThat(end(asking(new Grant.Refresh(other), ""), "scp")).isEqualTo("9002313 invalid_request");
    }

    @ParameterizedTest
    @DisplayName("RFC 7636, TOK-35: an authorization code")
    @CsvSource({
        "http://localhost/cb, dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk, scp SMTP.Send",
        "http://localhost/other, dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk, 50011 invalid_request",
        "http://localhost/cb, wrong, 501481 invalid_grant",
        "http://localhost/cb, '', 501481 invalid_grant",
    })
    void codes(String uri, String verifier, String end) {
        var challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"; // RFC 7636 appendix B
        var ticket = ticket(SMTP, Optional.of(new Ticket.Redirect("http://localhost/cb", challenge, "")));

        assertThat(end(asking(new Grant.Code(ticket, uri, verifier), ""), "scp"))
                .isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, 70016 authorization_pending",
        "DECLINED, 70017 authorization_declined",
        "DEVICE_CODE_EXPIRED, 70020 expired_token",
        "REDEEMED, 54005 invalid_grant",
    })
    void what_is_worth_nothing_yet_or_no_more(Refusal refusal, String end) {
        assertThat(end(asking(new Grant.Worthless(refusal), ""), "scp")).isEqualTo(end);
    }

    @ParameterizedTest
    @DisplayName("TOK-40, TOK-41: conditional access")
    @CsvSource({
        "enabled, All, '', all, block, 53003 invalid_grant, 53003 invalid_grant",
        "enabled, anna@contoso.com, '', mobileAppsAndDesktopClients, mfa, 50076 invalid_grant, scp SMTP.Send",
        "enabled, All, anna@contoso.com, all, block, scp SMTP.Send, scp SMTP.Send",
        "enabled, bert@contoso.com, '', all, block, scp SMTP.Send, scp SMTP.Send",
        "enabled, All, '', other, block, scp SMTP.Send, scp SMTP.Send",
        "disabled, All, '', all, block, scp SMTP.Send, scp SMTP.Send",
        "enabledForReportingButNotEnforced, All, '', all, mfa, scp SMTP.Send, scp SMTP.Send",
    })
    void conditional_access(
            String state,
            String included,
            String excluded,
            String clients,
            String control,
            String alone,
            String there) {
        policy.putAll(Map.of("state", state, "includeUsers", List.of(included), "clientAppTypes", List.of(clients)));
        policy.put("builtInControls", control);
        policy.put("excludeUsers", excluded.isEmpty() ? List.of() : List.of(excluded));

        assertThat(end(byPassword(SMTP), "scp")).isEqualTo(alone);
        assertThat(end(asking(new Grant.Device(ticket(SMTP, Optional.empty())), ""), "scp"))
                .isEqualTo(there);
    }

    private TokenRequest byItself() {
        return new TokenRequest(
                "contoso.com", APP, new ClientProof.Secret("s3cret"), new Grant.ClientCredentials(), DEFAULT);
    }

    private static TokenRequest byPassword(String scope) {
        return asking(new Grant.Password("anna@contoso.com", "hybridlab"), scope);
    }

    private static TokenRequest asking(Grant grant, String scope) {
        return new TokenRequest("contoso.com", APP, new ClientProof.Nothing(), grant, scope);
    }

    private Ticket ticket(String scope, Optional<Ticket.Redirect> redirect) {
        var tenant = topology().tenants().getFirst().id();
        return new Ticket(tenant, APP, "anna@contoso.com", scope, NINE, redirect);
    }

    private static ClientProof proof(String text) {
        if (text.isEmpty()) {
            return new ClientProof.Nothing();
        }
        return text.startsWith("certificate ")
                ? new ClientProof.Assertion(ClientAssertion.good(text.substring(12), APP, "contoso.com", NINE))
                : new ClientProof.Secret(text);
    }

    private static String ids(String text) {
        return text.replace("<app>", APP).replace("<oid>", OID);
    }

    private Granted granted(TokenRequest request) {
        var answer = new TokenDesk(topology()).answer(request, now);
        assertThat(answer).isInstanceOf(Granted.class);
        return (Granted) answer;
    }

    private String end(TokenRequest request, String claim) {
        return switch (new TokenDesk(topology()).answer(request, now)) {
            case Granted granted -> claim + " " + granted.accessToken().get(claim);
            case Refused refused -> {
                assertThat(refused.description())
                        .startsWith("AADSTS" + refused.why().number() + ": ")
                        .doesNotContain("{}");
                yield refused.why().number() + " " + refused.why().word();
            }
        };
    }

    private Topology topology() {
        return TestTenant.with(application, policy);
    }
}
