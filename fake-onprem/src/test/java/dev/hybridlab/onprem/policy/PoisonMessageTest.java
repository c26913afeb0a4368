package dev.hybridlab.onprem.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.Crash;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which messages end the transport service (TIME-12, TIME-51). */
final class PoisonMessageTest {
    private static Optional<Crash> crash(String fault, String... fields) {
        var exchange = Lab.bare()
                .certificate("mail.contoso.com")
                .server("EX01", "198.18.10.25", "crashesOn", List.of(fault))
                .exchange();
        return exchange.policy()
                .crash(exchange.held(
                        Exchange.envelope("bert@contoso.com", "-", "joe@fabrikam.example"), Exchange.message(fields)));
    }

    @ParameterizedTest(name = "{0} meets {1}: {2}")
    @CsvSource({
        "Subject: bad, Subject: Bad news, true",
        "subject:BAD, Subject: a bad day, true",
        "Subject: bad, Subject: good, false",
        "Subject: bad, X-Subject: bad, false",
        "X-Mailer, X-Mailer: any, true",
        "X-Mailer, Subject: X-Mailer, false",
    })
    void a_field_with_the_text_does(String fault, String field, boolean crashes) {
        var crash = crash(fault, field);
        assertThat(crash.isPresent()).isEqualTo(crashes);
        crash.ifPresent(each -> {
            assertThat(each.threshold()).hasValue(2);
            assertThat(each.because().configured()).isPresent();
        });
    }
}
