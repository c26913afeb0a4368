package dev.hybridlab.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.scenario.ReplyExpectation;
import dev.hybridlab.mailflow.reply.SmtpReply;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyMatchTest {
    private static final String DENIED = "550 5.7.64 TenantAttribution; Relay Access Denied"
            + " [EX01.corp.contoso.com 2026-03-02T09:15:27.406Z 08DE77BF86AD91D7]";

    @ParameterizedTest(name = "{0} / {1} : {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "550 5.7.64                  | -                                      | true",
                "550                         | -                                      | true",
                "5.7.64                      | -                                      | true",
                "550 5.7.64 tenantattribution| -                                      | true",
                "-                           | Relay Access Denied                    | true",
                "550 5.7.64                  | TenantAttribution; Relay Access Denied | true",
                "-                           | -                                      | true",
                "550 5.7.6                   | -                                      | false",
                "554 5.7.64                  | -                                      | false",
                "550 5.7.64 Relay            | -                                      | false",
                "550 5.7.64                  | ATTR36                                 | false",
                "550 5.7.64                  | EX01                                   | false",
            })
    void a_reply_is_matched_by_codes_leading_words_and_text_but_never_by_its_tag(
            String reply, String text, boolean matches) {
        var expected = new ReplyExpectation(Optional.ofNullable(reply), Optional.ofNullable(text));

        assertThat(ReplyMatch.matches(expected, SmtpReply.of(DENIED))).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "550 5.7.64 No [H 2026-03-02T09:15:27.406Z 08DE77BF86AD91D7] | 550 5.7.64 No",
                "451 4.4.0 \"451 Later [H 2026-03-02T09:15:27.406Z 08DE77BF86AD91D7].\" Gone | 451 4.4.0 \"451"
                        + " Later.\" Gone",
                "450 4.4.317 [Message=No] [LastAttemptedIP=1.2.3.4:25] | 450 4.4.317 [Message=No]"
                        + " [LastAttemptedIP=1.2.3.4:25]",
            })
    void what_is_shown_has_no_tag_wherever_it_stands(String came, String shown) {
        assertThat(ReplyMatch.shown(SmtpReply.of(came))).isEqualTo(shown);
    }
}
