package dev.hybridlab.exo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.Credentials;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a tenant's settings make of the right password at the submission hosts. */
final class SubmissionSettingsTest {
    private static final String CONFIG = "transportConfig";
    private static final String TYPE = "TenantTransportConfig";

    /** AUTH-06: without a value of its own the switch is on for tenants made after January 2020. */
    @ParameterizedTest(name = "young {0}, switch {1}: {2}")
    @CsvSource({"false, -, 235", "true, -, 535", "true, false, 235", "true, true, 535", "false, true, 535"})
    void the_age_of_the_tenant_decides_where_nobody_wrote_the_switch(boolean young, String written, int code) {
        var tenants = Tenants.set("createdAfterJanuary2020", young);
        var config = written.equals("-")
                ? tenants
                : tenants.add(
                        Tenants.CONTOSO,
                        CONFIG,
                        TYPE,
                        "Transport Settings",
                        "SmtpClientAuthenticationDisabled",
                        Boolean.parseBoolean(written));

        assertThat(answer(config, ExchangeOnline.SUBMISSION_ADDRESS)).startsWith(Integer.toString(code));
    }

    /** AUTH-15, AUTH-34: old TLS is refused, at the legacy host where the tenant does not allow it. */
    @ParameterizedTest(name = "old client {0}, allowed {1}, legacy host {2}: {3}")
    @CsvSource({
        "203.0.113.9, false, false, 421 4.7.66",
        "203.0.113.9, true, false, 421 4.7.66",
        "203.0.113.9, false, true, 421 4.7.66",
        "203.0.113.9, true, true, 235 2.7.0",
        "203.0.113.10, false, false, 235 2.7.0",
        "203.0.113.10, false, true, 235 2.7.0"
    })
    void old_tls_needs_the_legacy_host_and_leave(String old, boolean allowed, boolean legacy, String reply) {
        var tenants = Tenants.set("oldTlsClients", List.of(old))
                .add(Tenants.CONTOSO, CONFIG, TYPE, "Transport Settings", "AllowLegacyTLSClients", allowed);

        assertThat(answer(
                        tenants, legacy ? ExchangeOnline.LEGACY_SUBMISSION_ADDRESS : ExchangeOnline.SUBMISSION_ADDRESS))
                .startsWith(reply);
    }

    private static String answer(Tenants tenants, String host) {
        var edge = tenants.edge();
        var plain = Edge.plain("203.0.113.9");
        var peer = new Peer(
                        plain.session(),
                        plain.address(),
                        new Peer.Local(IpAddress.of(host), 587),
                        plain.helo(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())
                .withTls(edge.peer("203.0.113.9", "none").tls().orElseThrow());
        return edge.policy()
                .authenticate(peer, new Credentials("LOGIN", "anna@contoso.com", "hybridlab"))
                .reply()
                .toString();
    }
}
