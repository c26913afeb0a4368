package dev.hybridlab.exo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.AuthenticationVerdict;
import dev.hybridlab.mailflow.decision.Credentials;
import dev.hybridlab.mailflow.decision.MailCommand;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The submission host up to MAIL: what it lists, and what it tells a client that is not ready. */
final class ClientSubmissionTest {
    private final Edge edge = Tenants.two().edge();

    /** SMTP-03, SMTP-18, AUTH-03, AUTH-24: AUTH takes the place of STARTTLS, and PLAIN is not offered. */
    @Test
    void auth_is_listed_after_tls_where_starttls_stood() {
        var before = edge.policy().greet(plain());
        var after = edge.policy().greet(secured());

        assertThat(before.banner().toString())
                .contains(".outlook.office365.com Microsoft ESMTP MAIL Service ready at Mon, 2 Mar 2026");
        assertThat(before.certificate()).contains("outlook.com");
        assertThat(before.keywords())
                .containsExactly(
                        "SIZE 157286400",
                        "PIPELINING",
                        "DSN",
                        "ENHANCEDSTATUSCODES",
                        "STARTTLS",
                        "8BITMIME",
                        "BINARYMIME",
                        "CHUNKING",
                        "SMTPUTF8");
        assertThat(after.keywords().get(4)).isEqualTo("AUTH LOGIN XOAUTH2");
        assertThat(after.keywords()).hasSameSizeAs(before.keywords()).doesNotContain("STARTTLS");
    }

    /** AUTH-24, EXO-ATTR-01: the edge has no port 587. */
    @ParameterizedTest
    @CsvSource({
        "198.18.20.25,25,true",
        "198.18.20.25,587,false",
        "198.18.21.25,25,true",
        "198.18.21.25,587,true",
        "198.18.21.26,587,true"
    })
    void each_front_has_its_ports(String address, int port, boolean listens) {
        assertThat(edge.policy().listens(IpAddress.of(address), port)).isEqualTo(listens);
    }

    /** SMTP-50. */
    @Test
    void mail_needs_tls_and_a_logon() {
        assertThat(mail(plain())).startsWith("451 5.7.3 STARTTLS is required to send mail [");
        assertThat(mail(secured())).startsWith("530 5.7.57 Client not authenticated to send mail. [");
        assertThat(mail(secured().withIdentity("anna@contoso.com"))).isEqualTo("250 2.1.0 Sender OK");
    }

    /** AUTH-16, AUTH-08: the refusal is remembered and told again. */
    @Test
    void mail_repeats_the_refusal_of_auth() {
        var verdict = edge.policy().authenticate(secured(), new Credentials("LOGIN", "nobody@contoso.com", "x"));

        assertThat(verdict).isInstanceOf(AuthenticationVerdict.Denied.class);
        assertThat(verdict.because().text()).isEqualTo("nobody in Exchange Online is called 'nobody@contoso.com'");
        assertThat(mail(secured().withDenied(verdict.reply())))
                .startsWith("530 5.7.57 Client not authenticated to send mail. Error: 535 5.7.3 Authentication"
                        + " unsuccessful [");
    }

    private String mail(Peer peer) {
        var command = new MailCommand(Optional.of(Edge.address("anna@contoso.com")), EsmtpParameters.NONE);
        return edge.policy().sender(peer, command).reply().toString();
    }

    private static Peer plain() {
        var peer = Edge.plain("203.0.113.9");
        return new Peer(
                peer.session(),
                peer.address(),
                new Peer.Local(IpAddress.of(ExchangeOnline.SUBMISSION_ADDRESS), 587),
                peer.helo(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Peer secured() {
        return plain().withTls(edge.peer("203.0.113.9", "none").tls().orElseThrow());
    }
}
