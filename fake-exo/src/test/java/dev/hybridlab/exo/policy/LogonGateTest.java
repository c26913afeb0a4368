package dev.hybridlab.exo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.exo.policy.ClientLogon.BasicRules;
import dev.hybridlab.exo.policy.ClientLogon.BasicState;
import dev.hybridlab.exo.policy.ClientLogon.ClientSwitch;
import dev.hybridlab.exo.policy.ClientLogon.Federation;
import dev.hybridlab.exo.policy.ClientLogon.Shown;
import dev.hybridlab.exo.policy.ClientLogon.Written;
import dev.hybridlab.exo.policy.LogonGate.Refusal;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which gate of the submission host is shut, what the client reads and what the cause is. */
final class LogonGateTest {
    private static final Origin LINE = Origin.LAB;

    /** AUTH-06 to AUTH-14, AUTH-19, AUTH-20: each word sets one thing; the answer is that of the first gate shut. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        basic                                   | let in
        basic wrong                             | 535 5.7.3 Authentication unsuccessful
        oauth wrong                             | 535 5.7.3 Authentication unsuccessful
        basic tenantOff                         | 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.
        oauth tenantOff                         | 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.
        basic tenantOff mailboxOn               | let in
        basic tenantOff mailboxOff wrong        | 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled for more information.
        oauth mailboxOff                        | 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled for more information.
        basic mailboxOn defaults access         | 535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy. Contact your administrator.
        basic disabled                          | 535 5.7.3 Authentication unsuccessful
        basic access removed                    | 535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully. Contact your administrator.
        basic byDefault unreachable             | 535 5.7.139 Authentication unsuccessful, basic authentication is disabled.
        basic removed wrong                     | 550 5.7.30 Basic authentication is not supported for Client Submission.
        basic unreachable wrong                 | 535 5.7.139 Authentication unsuccessful, federated STS service was unreachable.
        basic plainHttp                         | 535 5.7.139 Authentication unsuccessful, the federated STS URL does not support HTTPS.
        oauth defaults access removed unreachable | let in
        """)
    void the_first_gate_that_is_shut_answers(String words, String answer) {
        assertThat(LogonGate.firstShut(logon(words)).map(Refusal::answer).orElse("let in"))
                .isEqualTo(answer);
    }

    @Test
    void the_cause_names_switch_precedence_and_place() {
        var because =
                LogonGate.firstShut(logon("oauth mailboxOff")).orElseThrow().because();

        assertThat(because.text())
                .isEqualTo("SmtpClientAuthenticationDisabled is true for the mailbox printer@contoso.com, which stands"
                        + " over the tenant's false, for XOAUTH2 too");
        assertThat(because.configured()).contains(LINE);
        assertThat(because.assumed()).containsExactly("AUTH-19");
    }

    private static ClientLogon logon(String text) {
        var words = List.of(text.strip().split(" "));
        assertThat(Arrays.asList(("basic oauth wrong tenantOff mailboxOn mailboxOff defaults access byDefault removed"
                                + " unreachable plainHttp disabled")
                        .split(" ")))
                .containsAll(words);
        var own = words.contains("mailboxOff")
                ? Optional.of(written(true))
                : words.contains("mailboxOn") ? Optional.of(written(false)) : Optional.<Written<Boolean>>empty();
        return new ClientLogon(
                new Shown(
                        words.contains("oauth") ? "XOAUTH2" : "LOGIN",
                        words.contains("wrong")
                                ? Optional.of(Reason.of("AUTH-08", "it is another one"))
                                : Optional.empty(),
                        written(words.contains("disabled"))),
                "printer@contoso.com",
                new ClientSwitch(own, written(words.contains("tenantOff"))),
                new BasicRules(
                        written(words.contains("defaults")),
                        written(words.contains("access")),
                        written(
                                words.contains("removed")
                                        ? BasicState.REMOVED
                                        : words.contains("byDefault")
                                                ? BasicState.DISABLED_BY_DEFAULT
                                                : BasicState.ALLOWED),
                        written(
                                words.contains("unreachable")
                                        ? Federation.UNREACHABLE
                                        : words.contains("plainHttp") ? Federation.WITHOUT_HTTPS : Federation.NONE)));
    }

    private static <T> Written<T> written(T value) {
        return new Written<>(value, LINE);
    }
}
