package dev.hybridlab.mailflow.transit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.topology.Firewall;
import dev.hybridlab.mailflow.trace.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLS-45. */
class InspectionTest {
    private static final List<Firewall> ASA = List.of(new Firewall(
            new ConfigObject("Firewall", "ASA", new LinkedHashMap<>(), Origin.LAB),
            "ASA",
            List.of("EX01", "EX02"),
            List.of("STARTTLS", "X-EXPS")));

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "EX01, exo,  SIZE 100",
        "exo,  ex01, SIZE 100",
        "EX01, EX02, SIZE 100 STARTTLS X-EXPS GSSAPI NTLM",
        "exo,  mx.fabrikam.example, SIZE 100 STARTTLS X-EXPS GSSAPI NTLM",
    })
    void only_what_passes_the_firewall_is_rewritten_and_by_whole_keyword(String from, String to, String left) {
        var lines = List.of("SIZE 100", "STARTTLS", "X-EXPS GSSAPI NTLM");

        assertThat(String.join(" ", Inspection.between(ASA, from, to).passes(lines)))
                .isEqualTo(left);
    }
}
