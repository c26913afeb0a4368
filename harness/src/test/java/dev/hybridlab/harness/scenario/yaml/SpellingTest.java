package dev.hybridlab.harness.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
    private static final List<String> CANDIDATES =
            List.of("Name", "RequireTLS", "TlsDomain", "TlsSenderCertificateName", "SenderDomains");

    @Test
    void nothing_near_lists_what_there_is() {
        assertThat(Spelling.hint("a connector has", "Colour", List.of("Name", "Enabled")))
                .isEqualTo("a connector has 'Name', 'Enabled'");
    }

    @Test
    void only_the_case_being_wrong_is_said() {
        assertThat(Spelling.hint("a connector has", "name", CANDIDATES))
                .isEqualTo("a connector has 'Name'; upper and lower case count");
    }
}
