package dev.hybridlab.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.scenario.ReceivedExpectation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceivedMatchTest {
    private static final String FRONT_END =
            "from mail.contoso.com (198.18.10.25) by AM0EUR02FT001.mail.protection.outlook.com"
                    + " (198.18.20.25) with Microsoft SMTP Server (version=TLS1_3, cipher=TLS_AES_256_GCM_SHA384)"
                    + " id 15.20.8678.23 via Frontend Transport; Mon, 2 Mar 2026 09:00:00 +0000";
    private static final String PLAIN = "from a (198.18.0.1) by ex01.corp.contoso.com (198.18.10.25)"
            + " with Microsoft SMTP Server id 15.1.2507.39; Mon, 2 Mar 2026 09:00:00 +0000";
    private static final String MAPI = "from EX01 ([fe80::1%13]) by ex01.corp.contoso.com ([fe80::1%13])"
            + " with mapi id 15.01.2507.039; Mon, 2 Mar 2026 09:00:00 +0000";
    private static final String STORE =
            "from hub.prod.outlook.com by mbx.prod.outlook.com with HTTPS; Mon, 2 Mar 2026 09:00:00 +0000";

    private static ReceivedExpectation line(String by, String with, String via, String tls) {
        return new ReceivedExpectation(given(by), given(with), given(via), given(tls));
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static boolean matches(String received, ReceivedExpectation expected) {
        return new ReceivedMatch(List.of(received)).misses(List.of(expected)).isEmpty();
    }

    @Test
    void every_shape_that_exchange_writes_is_read() {
        var protection = "*.mail.protection.outlook.com";
        assertThat(matches(FRONT_END, line(protection, "Microsoft SMTP Server", "Frontend Transport", "TLS1_3")))
                .isTrue();
        assertThat(matches(PLAIN, line("EX01.corp.contoso.com", "Microsoft SMTP Server", "none", "none")))
                .isTrue();
        assertThat(matches(MAPI, line("ex01.corp.contoso.com", "mapi", "none", "")))
                .isTrue();
        assertThat(matches(STORE, line("*.prod.outlook.com", "HTTPS", "", ""))).isTrue();
        assertThat(matches(STORE, line("", "", "", ""))).isTrue();
    }

    @Test
    void none_is_a_line_without_it() {
        var bare = "from [198.18.30.9] by mx.fabrikam.example; Mon, 2 Mar 2026 09:00:00 +0000";

        assertThat(matches(bare, line("mx.fabrikam.example", "none", "none", "none")))
                .isTrue();
        assertThat(matches(bare, line("", "mapi", "", ""))).isFalse();
        assertThat(matches(STORE, line("", "none", "", ""))).isFalse();
    }

    @Test
    void each_piece_can_be_missed() {
        assertThat(matches(FRONT_END, line("*.outlook.office365.com", "", "", "")))
                .isFalse();
        assertThat(matches(FRONT_END, line("", "mapi", "", ""))).isFalse();
        assertThat(matches(FRONT_END, line("", "", "none", ""))).isFalse();
        assertThat(matches(FRONT_END, line("", "", "", "TLS1_2"))).isFalse();
        assertThat(matches(PLAIN, line("", "", "", "TLS1_2"))).isFalse();
    }

    @Test
    void all_lines_are_compared_newest_first() {
        var misses = new ReceivedMatch(List.of(STORE, FRONT_END, MAPI))
                .misses(List.of(line("", "HTTPS", "", ""), line("", "mapi", "", "")));

        assertThat(misses)
                .extracting(Miss::words)
                .containsExactly(
                        "delivered with Received line 2: " + FRONT_END + ", expected with mapi",
                        "delivered with 3 Received lines, expected 2");
    }
}
