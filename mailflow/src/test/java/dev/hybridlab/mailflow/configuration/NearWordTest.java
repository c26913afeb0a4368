package dev.hybridlab.mailflow.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearWordTest {
    private static final List<String> PROPERTIES =
            List.of("Name", "RequireTLS", "TlsDomain", "TlsSenderCertificateName", "SenderDomains");

    private static final List<String> HOSTS = List.of("EX01", "mx.fabrikam.example", "exo");

    @ParameterizedTest
    @CsvSource({
        "TlsSenderCertName, TlsSenderCertificateName",
        "tlsdomain, TlsDomain",
        "RequireTSL, RequireTLS",
        "SenderDomain, SenderDomains",
        "Naem, Name",
    })
    void what_was_meant_is_found(String written, String meant) {
        assertThat(NearWord.of(written, PROPERTIES)).hasValue(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "EX10, did you mean 'EX01'?",
        "ex01, did you mean 'EX01'?",
        "mx.fabrikma.example, did you mean 'mx.fabrikam.example'?",
        "printer, 'there is EX01, mx.fabrikam.example, exo'",
    })
    void the_name_that_was_meant_is_told_or_which_there_are(String written, String answer) {
        assertThat(NearWord.suggestion(written, HOSTS)).isEqualTo(answer);
    }
}
