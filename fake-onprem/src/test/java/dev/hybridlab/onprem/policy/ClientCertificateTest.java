package dev.hybridlab.onprem.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.decision.HopFailure;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.topology.LabSettings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What on-premises shows when it sends, and what keeps it from that (TLS-21 to TLS-23, TLS-42, TLS-51, ONP-SEND-25, ONP-SEND-29). */
final class ClientCertificateTest {
    private static final String NAMED = "<I>CN=Lab Public CA<S>CN=mail.contoso.com";
    private static final String WRAPPED = "451 4.4.0 Primary target IP address responded with: \"421 4.4.1 Connection"
            + " timed out.\" Attempted failover to alternate host, but that did not succeed. Either there are no"
            + " alternate hosts, or delivery failed to all alternate hosts.";

    private static Exchange exchange(String certificate, String installed, String... assumptions) {
        var names = List.of("mail.contoso.com");
        return Lab.bare()
                .assuming(assumptions)
                .certificate("mail.contoso.com", "notAfter", "2026-10-01T00:00:00Z")
                .certificate("renewed", "names", names, "notAfter", "2027-10-01T00:00:00Z")
                .certificate("newest", "names", names, "notAfter", "2028-10-01T00:00:00Z", "services", List.of("IIS"))
                .certificate("no key", "names", names, "notAfter", "2029-10-01T00:00:00Z", "privateKey", false)
                .certificate("other issuer", "names", names, "issuedBy", "Private CA")
                .certificate("wildcard", "names", List.of("*.contoso.com"))
                .certificate("servers only", "names", names, "notAfter", "2030-10-01T00:00:00Z", "clientAuth", false)
                .server("EX01", "198.18.10.25", "certificates", List.of(installed.split("; ")))
                .send(
                        "C",
                        "SMTP:*;1",
                        "RequireTLS",
                        true,
                        "Fqdn",
                        "mail.contoso.com",
                        "TlsCertificateName",
                        certificate.equals("-") ? "" : certificate)
                .exchange();
    }

    private static RoutingDecision route(Exchange exchange) {
        var held =
                exchange.held(Exchange.envelope("bert@contoso.com", "-", "joe@fabrikam.example"), Exchange.message());
        return exchange.policy().route(held, Exchange.to("joe@fabrikam.example"), LabSettings.DEFAULT_START);
    }

    private static Hop hop(Exchange exchange) {
        return ((RoutingDecision.Relay) route(exchange)).hop();
    }

    @ParameterizedTest(name = "{0} with {1} installed: {2}")
    @CsvSource({
        NAMED + ", mail.contoso.com, mail.contoso.com",
        NAMED + ", mail.contoso.com; renewed, renewed",
        NAMED + ", renewed; mail.contoso.com, renewed",
        NAMED + ", mail.contoso.com; other issuer, mail.contoso.com",
        "-, mail.contoso.com; renewed, renewed",
        "-, renewed; newest; no key, renewed",
        "-, wildcard, wildcard",
        "-, newest, nothing",
    })
    void of_several_certificates_one_is_shown(String named, String installed, String shown) {
        assertThat(hop(exchange(named, installed)).manner().clientCertificate())
                .isEqualTo(shown.equals("nothing") ? Optional.empty() : Optional.of(shown));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"no key, NoCredentials, TLS-22", "newest, UnknownCredentials, TLS-23"})
    void a_certificate_that_TLS_cannot_use_is_found_and_fails(String installed, String word, String fact) {
        var exchange = exchange(NAMED, installed);
        var hop = hop(exchange);

        assertThat(hop.manner().proof().broken()).contains(word);
        var failed = exchange.policy().afterFailure(hop, new HopFailure.NoCredentials("exo", "198.18.20.25:25", word));
        assertThat(failed.lastError().toString()).isEqualTo(WRAPPED);
        assertThat(failed.because().fact()).isEqualTo(fact);
        assertThat(failed.because().text()).isEqualTo("TLS negotiation failed with error " + word);
        assertThat(failed.because().configured()).isPresent();
    }

    @Test
    void a_name_that_nothing_has_keeps_the_mail() {
        var defer = (RoutingDecision.Defer) route(exchange(NAMED, "other issuer"));

        assertThat(defer.lastError().toString())
                .isEqualTo("454 4.7.5 The certificate specified in TlsCertificateName of the SendConnector could not be"
                        + " found.");
        assertThat(defer.because().fact()).isEqualTo("TLS-21");
    }

    @Test
    void whether_a_certificate_for_servers_only_is_shown_is_undecided() {
        assertThat(route(exchange(NAMED, "servers only")))
                .isInstanceOfSatisfying(RoutingDecision.Undecided.class, undecided -> {
                    assertThat(undecided.because().fact()).isEqualTo("TLS-51");
                    assertThat(undecided.because().configured()).isPresent();
                });
    }

    @ParameterizedTest(name = "{0}: shows {1}")
    @CsvSource({"presented, servers only", "not-attributed, servers only", "not-presented, nothing"})
    void a_switch_decides_it(String answer, String shown) {
        var relay = (RoutingDecision.Relay)
                route(exchange(NAMED, "servers only", "certificateWithoutClientAuth=" + answer));

        assertThat(relay.hop().manner().clientCertificate())
                .isEqualTo(shown.equals("nothing") ? Optional.empty() : Optional.of(shown));
        assertThat(relay.because().assumed()).contains("TLS-51");
    }
}
