package dev.hybridlab.onprem.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.message.Headers;
import dev.hybridlab.mailflow.topology.LabSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Received lines that each role of a server writes, for each version, letter by letter (HDR-81 to HDR-85, HDR-90 to HDR-92). */
final class ReceivedShapesTest {
    private static final String GCM = "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384";
    private static final String AT = "; Mon, 2 Mar 2026 09:00:00 +0000";
    private static final String OWN = "ex01.corp.contoso.com (198.18.10.25)";

    private static Exchange server(Object... settings) {
        return Lab.bare()
                .certificate("mail.contoso.com")
                .server("EX01", "198.18.10.25", settings)
                .exchange();
    }

    private static Headers taken(Exchange exchange, String certificate) {
        return exchange.kept(
                        exchange.peer(Exchange.OUTSIDE_IP, certificate),
                        Exchange.envelope("joe@fabrikam.example", "-", "bert@contoso.com"),
                        Exchange.message())
                .message()
                .headers();
    }

    @ParameterizedTest(name = "{0} on Windows {1}: id {2}, cipher suffix {3}")
    @CsvSource({
        "2016, 2016,   15.1.2507.39, ''",
        "2016, 2012R2, 15.1.2507.39, _P256",
        "2019, 2019,   15.2.1544.11, ''",
        "SE,   2025,   15.2.2562.17, ''"
    })
    void a_session_leaves_the_line_of_the_front_end_and_that_of_the_hub(
            String version, String windows, String id, String suffix) {
        var lines =
                taken(server("version", version, "windows", windows), "none").all("Received");

        // HDR-92: one line a role; HDR-83: the hub's ends without via; HDR-90, HDX-11: the curve of an older Windows
        assertThat(lines)
                .containsExactly(
                        "from " + OWN + " by " + OWN + " with Microsoft SMTP Server (version=TLS1_2, cipher=" + GCM
                                + suffix + ") id " + id + AT,
                        "from client.example (198.18.50.1) by " + OWN + " with Microsoft SMTP Server (version=TLS1_2,"
                                + " cipher=" + GCM + suffix + ") id " + id + " via Frontend Transport" + AT);
    }

    /** HDR-82. */
    @Test
    void without_TLS_nothing_stands_in_parentheses_behind_the_server() {
        assertThat(taken(server(), "plain").all("Received"))
                .hasSize(2)
                .endsWith("from client.example (198.18.50.1) by " + OWN
                        + " with Microsoft SMTP Server id 15.2.1544.11 via" + " Frontend Transport" + AT);
    }

    /** HDR-85: the parts of the build are padded, the address has a scope. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"2016, 15.01.2507.039", "2019, 15.02.1544.011", "SE, 15.02.2562.017"})
    void a_mailbox_submits_by_mapi(String version, String id) {
        var envelope = Exchange.envelope("bert@contoso.com", "-", "joe@fabrikam.example");
        var verdict = (ContentVerdict.Keep) server("version", version)
                .policy()
                .submission(new Submission(Exchange.REF, envelope, LabSettings.DEFAULT_START), Exchange.message());
        assertThat(verdict.message().headers().all("Received"))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .matches("from ex01\\.corp\\.contoso\\.com \\(\\[(fe80(::|:)[0-9a-f:]+)]\\) by"
                                + " ex01\\.corp\\.contoso\\.com \\(\\[\\1%4]\\) with mapi"
                                + " id " + id.replace(".", "\\.")
                                + AT.replace("+", "\\+")));
    }

    /** HDR-84. */
    @Test
    void the_store_has_the_last_line() {
        var exchange = server();
        var held = exchange.held(
                Exchange.envelope("joe@fabrikam.example", "-", "bert@contoso.com"), Exchange.message("Received: a"));
        var lines = exchange.policy()
                .deliver(held, EmailAddress.of("bert@contoso.com"), LabSettings.DEFAULT_START)
                .message()
                .headers()
                .all("Received");
        assertThat(lines)
                .isEqualTo(List.of(
                        "from " + OWN + " by " + OWN + " with Microsoft SMTP Server (version=TLS1_2, cipher=" + GCM
                                + ") id 15.2.1544.11 via Mailbox Transport" + AT,
                        "a"));
    }

    /** HDR-91: local time; folded behind by, before id and before the date. */
    @Test
    void a_line_is_folded_and_tells_local_time() {
        var field =
                taken(server("timeZone", "America/New_York"), "plain").fields().get(1);
        assertThat(field.raw())
                .isEqualTo("Received: from client.example (198.18.50.1) by\r\n " + OWN
                        + " with Microsoft SMTP Server\r\n"
                        + " id 15.2.1544.11 via Frontend Transport;\r\n"
                        + " Mon, 2 Mar 2026 04:00:00 -0500");
    }
}
