package dev.hybridlab.exo.policy;

import static dev.hybridlab.exo.policy.Tenants.CONTOSO;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The EHLO list of the edge for every state of a session (SMTP-02, SMTP-16, HDR-31). */
final class ListeningTest {
    private static final String FIRST = "SIZE 157286400|PIPELINING|DSN|ENHANCEDSTATUSCODES|";
    private static final String LAST = "8BITMIME|BINARYMIME|CHUNKING|SMTPUTF8";

    @ParameterizedTest(name = "{0} {1}, CloudServicesMailEnabled {2}")
    @CsvSource({
        "OnPremises, plain, true, " + FIRST + "STARTTLS|" + LAST,
        "OnPremises, none, true, " + FIRST + LAST,
        "OnPremises, mail.fabrikam.example, true, " + FIRST + LAST,
        "OnPremises, mail.contoso.com, true, " + FIRST + LAST + "|XOORG",
        "OnPremises, mail.contoso.com, false, " + FIRST + LAST,
        "Partner, mail.contoso.com, true, " + FIRST + LAST,
    })
    void keywords_follow_the_state(String type, String certificate, boolean cloudServices, String expected) {
        var edge = Tenants.two()
                .certificate("mail.fabrikam.example")
                .inbound(
                        CONTOSO,
                        "C",
                        "ConnectorType",
                        type,
                        "TlsSenderCertificateName",
                        "*.contoso.com",
                        "CloudServicesMailEnabled",
                        cloudServices)
                .edge();
        var greeting = edge.policy().greet(edge.peer(Edge.CONTOSO_IP, certificate));
        assertThat(String.join("|", greeting.keywords())).isEqualTo(expected);
        assertThat(greeting.banner().toString())
                .matches("220 [A-Z0-9]+\\.mail\\.protection\\.outlook\\.com Microsoft ESMTP MAIL Service ready at"
                        + " Mon, 2 Mar 2026 09:00:00 \\+0000 \\[[0-9A-F]{16}]");
    }

    /** SMTP-69, SMTP-90. */
    @ParameterizedTest(name = "{0}: {1} errors, lines of {2}")
    @CsvSource({
        "exoProtocolErrors=5, 5, 0",
        "exoProtocolErrors=12, 12, 0",
        "exoProtocolErrors=none, 0, 0",
        "textLineLimit=998, 5, 998",
    })
    void errors_and_lines_are_limited_as_assumed(String assumption, int errors, int line) {
        var edge = Tenants.two().assuming(assumption).edge();
        var limits = edge.policy().greet(edge.peer("198.18.99.1", "plain")).limits();
        assertThat(limits.session().protocolErrors()).isEqualTo(errors);
        assertThat(limits.maxTextLine()).isEqualTo(line);
    }
}
