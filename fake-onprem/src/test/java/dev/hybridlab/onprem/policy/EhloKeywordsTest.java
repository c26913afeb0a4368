package dev.hybridlab.onprem.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.Credentials;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The EHLO list for every state of a session (SMTP-12 to SMTP-15, HDR-31, HDR-36, ONP-RECV-26). */
final class EhloKeywordsTest {
    private static final String SIZE = "SIZE 37748736|PIPELINING|DSN|ENHANCEDSTATUSCODES|";
    private static final String MIME = "8BITMIME|BINARYMIME|CHUNKING|";

    private static String list(Exchange exchange, String certificate) {
        return String.join(
                "|",
                exchange.policy()
                        .greet(exchange.peer(Exchange.CLOUD_IP, certificate))
                        .keywords());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "2019, plain, " + SIZE + "STARTTLS|X-ANONYMOUSTLS|AUTH NTLM|X-EXPS GSSAPI NTLM|" + MIME + "SMTPUTF8|XRDST",
        "2019, none, " + SIZE + "AUTH NTLM LOGIN|X-EXPS GSSAPI NTLM|" + MIME + "SMTPUTF8|XRDST",
        "2019, mail.contoso.com, " + SIZE + "AUTH NTLM LOGIN|X-EXPS GSSAPI NTLM|" + MIME + "SMTPUTF8|XRDST",
        "2019, mail.protection.outlook.com, " + SIZE + "AUTH NTLM LOGIN|X-EXPS GSSAPI NTLM|" + MIME
                + "SMTPUTF8|XRDST|XOORG",
        "2016, plain, " + SIZE + "STARTTLS|X-ANONYMOUSTLS|AUTH NTLM|X-EXPS GSSAPI NTLM|" + MIME + "XRDST",
        "SE, plain, " + SIZE + "STARTTLS|X-ANONYMOUSTLS|AUTH NTLM|X-EXPS GSSAPI NTLM|" + MIME + "SMTPUTF8|XRDST",
    })
    void default_frontend_lists_its_keywords_in_order(String version, String certificate, String expected) {
        var exchange = Lab.bare()
                .certificate("mail.contoso.com")
                .server("EX01", "198.18.10.25", "version", version)
                .receive(
                        Lab.FRONTEND,
                        "TlsCertificateName",
                        "mail.contoso.com",
                        "TlsDomainCapabilities",
                        List.of(ExchangeOnline.CERTIFICATE + ":AcceptCloudServicesMail"))
                .exchange();
        assertThat(list(exchange, certificate)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "Tls, STARTTLS",
        "None, -",
        "Tls BasicAuth, STARTTLS|AUTH LOGIN",
        "Tls BasicAuth BasicAuthRequireTLS, STARTTLS",
        "Tls Integrated BasicAuth, STARTTLS|AUTH NTLM LOGIN",
        "Integrated, AUTH NTLM",
        "Tls ExchangeServer, STARTTLS|X-ANONYMOUSTLS|X-EXPS GSSAPI NTLM",
    })
    void each_mechanism_brings_its_keyword(String mechanisms, String expected) {
        var exchange = Lab.fresh()
                .receive(
                        Lab.FRONTEND,
                        "TlsCertificateName",
                        "mail.contoso.com",
                        "AuthMechanism",
                        List.of(mechanisms.split(" ", -1)))
                .exchange();
        assertThat(list(exchange, "plain"))
                .isEqualTo(SIZE + (expected.equals("-") ? "" : expected + "|") + MIME + "SMTPUTF8|XRDST");
    }

    /** ONP-RECV-38, ONP-RECV-39, ONP-RECV-42, SMTP-13, SMTP-15: what each switch takes away or adds. */
    @ParameterizedTest(name = "{0} = {1}: {2} {3}")
    @CsvSource({
        "SizeEnabled, Enabled, SIZE 37748736, true",
        "SizeEnabled, EnabledWithoutValue, SIZE, true",
        "SizeEnabled, Disabled, SIZE, false",
        "PipeliningEnabled, false, PIPELINING, false",
        "DeliveryStatusNotificationEnabled, false, DSN, false",
        "EnhancedStatusCodesEnabled, false, ENHANCEDSTATUSCODES, false",
        "EightBitMimeEnabled, false, 8BITMIME, false",
        "BinaryMimeEnabled, false, BINARYMIME, false",
        "ChunkingEnabled, false, CHUNKING, false",
        "SmtpUtf8Enabled, false, SMTPUTF8, false",
        "EnableAuthGSSAPI, true, AUTH GSSAPI NTLM, true",
        "EnableAuthGSSAPI, false, AUTH NTLM, true",
    })
    void each_switch_governs_its_keyword(String property, String value, String line, boolean listed) {
        var plain = value.equals("true") || value.equals("false") ? (Object) Boolean.parseBoolean(value) : value;
        var exchange = Lab.fresh().receive(Lab.FRONTEND, property, plain).exchange();
        var keywords = exchange.policy()
                .greet(exchange.peer(Exchange.OUTSIDE_IP, "plain"))
                .keywords();
        assertThat(keywords.contains(line)).isEqualTo(listed);
        assertThat(keywords.stream().map(each -> each.split(" ", 2)[0])).doesNotHaveDuplicates();
    }

    /** SMTP-94: the keyword goes, the codes stay. */
    @Test
    void replies_keep_their_enhanced_codes_without_the_keyword() {
        var exchange = Lab.fresh()
                .receive(Lab.FRONTEND, "EnhancedStatusCodesEnabled", false)
                .exchange();
        var answer = exchange.sender(
                exchange.peer(Exchange.OUTSIDE_IP, "plain"), Exchange.envelope("joe@fabrikam.example", "-"));

        assertThat(answer.reply().toString()).isEqualTo("250 2.1.0 Sender OK");
    }

    /** ONP-RECV-38, ONP-RECV-42, ONP-RECV-59: as installed, on every port. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "25, SIZE 37748736, STARTTLS|AUTH NTLM",
        "587, SIZE 37748736, STARTTLS|AUTH GSSAPI NTLM",
        "717, SIZE 37748736, STARTTLS|AUTH NTLM",
        "465, SIZE 37748736, STARTTLS|AUTH GSSAPI NTLM",
        "2525, SIZE, STARTTLS|AUTH NTLM",
    })
    void every_installed_connector_offers_tls_and_logons(int port, String size, String expected) {
        var exchange = Lab.fresh().exchange();
        var keywords = exchange.policy()
                .greet(Exchange.plain(Exchange.OUTSIDE_IP, port))
                .keywords();
        assertThat(keywords.getFirst()).isEqualTo(size);
        assertThat(keywords).contains(expected.split("\\|", -1));
    }

    /** ONP-RECV-26, ONP-RECV-44. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "TlsCertificateName, mail.contoso.com, mail.contoso.com",
        "TlsCertificateName, <I>CN=Lab Public CA<S>CN=mail.contoso.com, mail.contoso.com",
        "TlsCertificateName, <I>CN=Gone CA<S>CN=mail.contoso.com, -",
        "TlsCertificateName, not.installed.example, -",
        "Fqdn, mail.contoso.com, mail.contoso.com",
        "Fqdn, other.contoso.com, -",
    })
    void starttls_vanishes_without_a_certificate(String property, String value, String certificate) {
        var exchange = Lab.fresh()
                .certificate("not.installed.example")
                .receive(Lab.FRONTEND, property, value)
                .exchange();
        var greeting = exchange.policy().greet(exchange.peer(Exchange.OUTSIDE_IP, "plain"));
        assertThat(greeting.certificate().orElse("-")).isEqualTo(certificate);
        assertThat(greeting.offers("STARTTLS")).isEqualTo(!certificate.equals("-"));
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true"})
    void x_anonymoustls_can_be_hidden(boolean suppressed, boolean offered) {
        var exchange = Lab.fresh()
                .receive(Lab.FRONTEND, "SuppressXAnonymousTls", suppressed)
                .exchange();
        assertThat(exchange.policy()
                        .greet(exchange.peer(Exchange.OUTSIDE_IP, "plain"))
                        .offers("X-ANONYMOUSTLS"))
                .isEqualTo(offered);
    }

    /** SMTP-68. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"'', 504 5.7.4 Unrecognized authentication type", "unmodelledVerb=454 4.7.0 Not now, 454 4.7.0 Not now"
    })
    void a_mechanism_that_is_listed_but_not_modelled_is_refused(String assumption, String reply) {
        var exchange = (assumption.isEmpty() ? Lab.fresh() : Lab.fresh().assuming(assumption)).exchange();
        var verdict = exchange.policy()
                .authenticate(exchange.peer(Exchange.CLOUD_IP, "none"), new Credentials("NTLM", "", ""));

        assertThat(verdict.reply()).hasToString(reply);
        assertThat(verdict.because().assumed()).containsExactly("SMTP-68");
    }
}
