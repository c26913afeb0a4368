package dev.hybridlab.onprem.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.topology.TlsLevel;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Domain Security (TLS-71, TLS-72) and a Front End without its Transport service (TLS-53). */
final class SecureDomainsTest {
    private static Exchange exchange(boolean enabled, String... assumptions) {
        var secure = List.of("fabrikam.example");
        return Lab.fresh()
                .assuming(assumptions)
                .certificate("fabrikam", "names", List.of("mx.fabrikam.example"))
                .certificate("hosting", "names", List.of("mx.hosting.example"))
                .certificate("private", "names", List.of("mx.fabrikam.example"), "issuedBy", "Private CA")
                .add(
                        Lab.ONPREM,
                        "transportConfig",
                        "TransportConfig",
                        "Transport Settings",
                        "TLSSendDomainSecureList",
                        secure,
                        "TLSReceiveDomainSecureList",
                        secure)
                .send("C", "SMTP:*;1", "DomainSecureEnabled", enabled)
                .receive(Lab.FRONTEND, "DomainSecureEnabled", enabled)
                .exchange();
    }

    @ParameterizedTest(name = "enabled {0}, to {1}: mutual TLS {2}")
    @CsvSource({"true, fabrikam.example, true", "true, other.example, false", "false, fabrikam.example, false"})
    void a_listed_domain_is_sent_to_by_mutual_TLS_only(boolean enabled, String domain, boolean mutual) {
        var exchange = exchange(enabled);
        var recipient = "joe@" + domain;
        var held = exchange.held(Exchange.envelope("bert@contoso.com", "-", recipient), Exchange.message());
        var hop = ((RoutingDecision.Relay)
                        exchange.policy().route(held, Exchange.to(recipient), LabSettings.DEFAULT_START))
                .hop();

        assertThat(hop.manner().tls().equals(new Hop.TlsDemand.Required(TlsLevel.DOMAIN_VALIDATION)))
                .isEqualTo(mutual);
        assertThat(hop.manner().tlsDomain()).contains(domain);
    }

    @ParameterizedTest(name = "enabled {0}, {1} with {2}: {3}")
    @CsvSource({
        "true,  joe@fabrikam.example, fabrikam, 250 2.1.0 Sender OK",
        "true,  joe@fabrikam.example, plain,    451 5.7.3 Must issue a STARTTLS command first",
        "true,  joe@fabrikam.example, none,     454 4.7.5 Certificate validation failure",
        "true,  joe@fabrikam.example, hosting,  454 4.7.5 Certificate validation failure",
        "true,  joe@fabrikam.example, private,  454 4.7.5 Certificate validation failure",
        "true,  joe@other.example,    plain,    250 2.1.0 Sender OK",
        "true,  <>,                   plain,    250 2.1.0 Sender OK",
        "false, joe@fabrikam.example, plain,    250 2.1.0 Sender OK",
    })
    void a_listed_domain_must_prove_itself(boolean enabled, String sender, String certificate, String reply) {
        var exchange = exchange(enabled);
        var answer = exchange.sender(
                exchange.peer(Exchange.OUTSIDE_IP, certificate), Exchange.envelope(sender, "-", "bert@contoso.com"));

        assertThat(answer.reply().toString()).isEqualTo(reply);
    }

    @ParameterizedTest(name = "{0}: {1} at MAIL, {2} at RCPT")
    @CsvSource({"rcpt, 250, 451", "mail, 451, 451"})
    void a_front_end_that_cannot_proxy_says_PRX5(String stage, int mail, int rcpt) {
        var exchange = Lab.bare()
                .assuming("frontEndProxyFailureStage=" + stage)
                .certificate("mail.contoso.com")
                .server("EX01", "198.18.10.25", "stoppedServices", List.of("MSExchangeTransport"))
                .exchange();
        var peer = exchange.peer(Exchange.OUTSIDE_IP, "none");
        var envelope = Exchange.envelope("joe@fabrikam.example", "-", "bert@contoso.com");
        var sender = exchange.sender(peer, envelope).reply();

        assertThat(sender.code()).isEqualTo(mail);
        assertThat(exchange.policy().host().ports()).contains(25).doesNotContain(2525);
        if (sender.positive()) {
            var reply = exchange.recipient(peer, envelope, "bert@contoso.com")
                    .verdict()
                    .reply();
            assertThat(reply.code()).isEqualTo(rcpt);
            assertThat(reply.toString()).isEqualTo("451 4.7.0 Temporary server error. Please try again later. PRX5");
        }
    }
}
