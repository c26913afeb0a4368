package dev.hybridlab.exo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.AuthenticationVerdict;
import dev.hybridlab.mailflow.decision.Credentials;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client reads whose logon is refused, where no source is certain. */
final class LogonWordsTest {
    /** AUTH-05, OPEN-25: a token is refused by the bare answer unless the challenge is switched on; a password never has one. */
    @ParameterizedTest
    @CsvSource({"none, XOAUTH2, ''", "json, XOAUTH2, '{\"status\":\"invalid_token\"}'", "json, LOGIN, ''"})
    void a_refused_token_has_the_challenge_that_is_switched_on(String value, String mechanism, String told) {
        var edge = Tenants.two().assuming("xoauth2Challenge=" + value).edge();
        var verdict = edge.policy()
                .authenticate(SendAsTest.client(edge), new Credentials(mechanism, "anna@contoso.com", "x"));

        assertThat(verdict).isInstanceOfSatisfying(AuthenticationVerdict.Denied.class, denied -> {
            assertThat(denied.told().orElse("")).isEqualTo(told);
            assertThat(denied.reply().toString()).startsWith("535 5.7.3 Authentication unsuccessful [");
            assertThat(denied.because().assumed().contains("AUTH-05")).isEqualTo(mechanism.equals("XOAUTH2"));
        });
    }

    /** AUTH-36: a wrong password has words of its own if one source is right. */
    @ParameterizedTest
    @CsvSource({
        "5.7.3, 535 5.7.3 Authentication unsuccessful [",
        "5.7.139, '535 5.7.139 Authentication unsuccessful, the user credentials were incorrect. ['",
    })
    void a_wrong_password_has_the_words_that_are_switched_on(String value, String reply) {
        var edge = Tenants.two().assuming("wrongPasswordText=" + value).edge();
        var verdict =
                edge.policy().authenticate(SendAsTest.client(edge), new Credentials("LOGIN", "anna@contoso.com", "x"));

        assertThat(verdict.reply().toString()).startsWith(reply);
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        AuthenticationVerdict.Denied.class,
                        denied -> assertThat(denied.because().assumed()).contains("AUTH-36"));
    }
}
