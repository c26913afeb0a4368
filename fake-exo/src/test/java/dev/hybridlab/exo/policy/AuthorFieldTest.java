package dev.hybridlab.exo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.ContentVerdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorFieldTest {
    /** SMTP-47: 5.7.512, at the end of the data. */
    @ParameterizedTest
    @CsvSource({
        "From: bert@contoso.com, true",
        "From: Bert <bert@contoso.com>, true",
        "X-Nothing: x, false",
        "From: bert, false"
    })
    void a_message_needs_an_author(String line, boolean taken) {
        var edge = Tenants.two().edge();
        var verdict = edge.content(
                Edge.plain("198.18.30.25"), "outsider@fabrikam.example", "anna@contoso.com", Edge.anonymous(line));

        assertThat(verdict instanceof ContentVerdict.Keep).isEqualTo(taken);
        assertThat(taken
                        || verdict.reply()
                                .toString()
                                .startsWith("550 5.7.512 Access denied, message must be RFC 5322 section 3.6.2"
                                        + " compliant ["))
                .isTrue();
    }
}
