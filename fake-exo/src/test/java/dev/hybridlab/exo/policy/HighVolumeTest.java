package dev.hybridlab.exo.policy;

import static dev.hybridlab.exo.policy.Tenants.CONTOSO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.Allowance;
import dev.hybridlab.mailflow.decision.AuthenticationVerdict;
import dev.hybridlab.mailflow.decision.Credentials;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.token.TokenClaims;
import dev.hybridlab.mailflow.token.TokenReading;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may use smtp-hve.office365.com, for what, and the recipients of a day (AUTH-60 to AUTH-64, LIM-47). */
final class HighVolumeTest {
    private static final String APPLICATION = "11111111-2222-3333-4444-555555555555";

    private static Edge edge(String... assumptions) {
        return Tenants.two()
                .assuming(assumptions)
                .add(
                        CONTOSO,
                        "recipients",
                        "MailUser",
                        "payroll@contoso.com",
                        "HVEAccount",
                        true,
                        "HVEAppAccess",
                        List.of(APPLICATION))
                .add(CONTOSO, "recipients", "MailUser", "eve@contoso.com")
                .edge();
    }

    private static Peer peer(Edge edge) {
        var clear = Edge.plain("203.0.113.9");
        return new Peer(
                        clear.session(),
                        clear.address(),
                        new Peer.Local(IpAddress.of(ExchangeOnline.HIGH_VOLUME_ADDRESS), 587),
                        clear.helo(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())
                .withTls(edge.peer("203.0.113.9", "none").tls().orElseThrow());
    }

    /** AUTH-60: 587 alone. */
    @ParameterizedTest
    @CsvSource({"587, true", "25, false", "465, false"})
    void it_has_port_587_alone(int port, boolean listens) {
        assertThat(edge().policy().listens(IpAddress.of(ExchangeOnline.HIGH_VOLUME_ADDRESS), port))
                .isEqualTo(listens);
    }

    /** AUTH-60, AUTH-08. */
    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "payroll@contoso.com, hybridlab, 235 2.7.0",
        "payroll@contoso.com, wrong, 535 5.7.3 Authentication unsuccessful",
        "anna@contoso.com, hybridlab, 535 5.7.3 Authentication unsuccessful",
        "eve@contoso.com, hybridlab, 535 5.7.3 Authentication unsuccessful",
        "nobody@contoso.com, hybridlab, 535 5.7.3 Authentication unsuccessful",
        "payroll, hybridlab, 535 5.7.3 Authentication unsuccessful",
    })
    void its_accounts_alone_log_on(String user, String password, String reply) {
        var edge = edge();
        var verdict = edge.policy().authenticate(peer(edge), new Credentials("LOGIN", user, password));

        assertThat(verdict.reply().toString()).startsWith(reply);
    }

    /** AUTH-62, AUTH-63. */
    @ParameterizedTest(name = "{0} of {1}, {2} s left: {3}")
    @CsvSource({
        "user, payroll@contoso.com, 3600, 235",
        "user, payroll@contoso.com, 600, 235",
        "user, payroll@contoso.com, 599, 501 5.5.127 Invalid XOAUTH2 auth data - Token will expire soon error",
        "user, payroll@contoso.com, 0, 501 5.5.124 Invalid XOAUTH2 auth data",
        "user, anna@contoso.com, 3600, 501 5.5.124 Invalid XOAUTH2 auth data",
        "application, " + APPLICATION + ", 3600, 235",
        "application, 99999999-2222-3333-4444-555555555555, 3600, 501 5.5.124 Invalid XOAUTH2 auth data",
        "unreadable, -, 3600, 501 5.5.124 Invalid XOAUTH2 auth data",
    })
    void a_token_must_fit_the_account_and_last(String kind, String whose, long left, String reply) {
        var edge = edge();
        var claims = new HashMap<>(edge.claims(left));
        claims.putAll(
                kind.equals("application")
                        ? Map.of("roles", List.of("SMTP.SendAsApp"), "appid", whose, "oid", "x")
                        : Map.of("upn", whose, "scp", "SMTP.Send"));
        var high = new HighVolume(
                new Cloud(edge.topology(), Edge.AUTHENTICATOR),
                token -> kind.equals("unreadable")
                        ? new TokenReading.Unreadable("is none")
                        : new TokenReading.Readable(new TokenClaims(claims)));
        var verdict = high.verdict(peer(edge), new Credentials("XOAUTH2", "payroll@contoso.com", "t"));

        assertThat(verdict.reply().toString()).startsWith(reply);
        assertThat(verdict instanceof AuthenticationVerdict.Known).isEqualTo(reply.equals("235"));
    }

    /** AUTH-61. */
    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "highVolumeExternal=refused, anna@contoso.com, 250 2.1.5 Recipient OK",
        "highVolumeExternal=refused, joe@litware.example, 550 5.7.1 Delivery not authorized",
        "highVolumeExternal=refused, nora@northwind.example, 550 5.7.1 Delivery not authorized",
        "highVolumeExternal=allowed, joe@litware.example, 250 2.1.5 Recipient OK",
    })
    void it_is_for_the_tenants_own_people(String assumed, String recipient, String reply) {
        var edge = edge(assumed);
        var known = peer(edge).withIdentity("payroll@contoso.com");

        assertThat(edge.recipient(known, "payroll@contoso.com", recipient)
                        .verdict()
                        .reply()
                        .toString())
                .startsWith(reply);
    }

    /** LIM-47, AUTH-64: whom a recipient counts against; a dash: nobody. */
    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "scan@contoso.onmicrosoft.com, joe@litware.example, 550 5.7.236, 100",
        "scan@contoso.mail.onmicrosoft.com, joe@litware.example, 550 5.7.236, 100",
        "scan@contoso.onmicrosoft.com, anna@contoso.com, -, 0",
        "anna@contoso.com, joe@litware.example, -, 0",
        "payroll@contoso.com, anna@contoso.com, 550 5.1.90, 100000",
    })
    void some_recipients_count(String sender, String recipient, String beyond, int most) {
        var edge = edge();
        var counted = edge.policy().allowances(held(edge, sender, recipient), Edge.to(recipient));

        assertThat(most(counted)).isEqualTo(most);
        assertThat(counted.stream()
                        .map(each -> ((Allowance.Refuse) each.beyond()).reply().toString())
                        .findFirst()
                        .orElse("-"))
                .startsWith(beyond);
    }

    /** LIM-47. */
    @ParameterizedTest
    @CsvSource({"defaultDomainLimit=2, 2", "defaultDomainLimit=none, 0"})
    void the_limit_of_the_initial_domain_is_a_switch(String assumed, int most) {
        var edge = edge(assumed);
        var held = held(edge, "scan@contoso.onmicrosoft.com", "joe@litware.example");

        assertThat(most(edge.policy().allowances(held, Edge.to("joe@litware.example"))))
                .isEqualTo(most);
    }

    private static long most(List<Allowance> counted) {
        return counted.stream().mapToLong(each -> each.limit().most()).sum();
    }

    private static HeldMessage held(Edge edge, String sender, String recipient) {
        return Edge.held(
                InboundFirewall.hosted(edge.topology().tenants().getFirst()),
                Edge.envelope(sender, recipient),
                Edge.message());
    }
}
