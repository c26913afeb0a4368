package dev.hybridlab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.scenario.file.AnyFile;
import dev.hybridlab.harness.scenario.file.FileWarnings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code validate} warns of in the library: nothing in a topology, and the mistake that a scenario is about. */
class LibraryWarningsTest {
    private static Path file(String name) {
        return Library.folder().resolve(name);
    }

    @Test
    void a_shipped_topology_gives_none() throws IOException {
        try (Stream<Path> topologies = Files.list(file("topologies"))) {
            assertThat(FileWarnings.of(
                            AnyFile.check(topologies.sorted().toList()).valid()))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "loops/l01-internal-relay-on-both-sides.yaml, HYB-25: 'contoso.com' is InternalRelay on both sides",
        "certificate/private-key-missing.yaml, HYB-24: 'mail.contoso.com' has no private key",
        "gateway/swap-shared-certificate.yaml, HYB-25: TlsSenderCertificateName *.gateway.example",
        "authentication/dkim-rotated-to-nowhere.yaml, DOMA-03: 'contoso.com' is signed",
        "submission/token-role-beside-the-scope.yaml, TOK-53: the scope 'Alerts alone' narrows nothing for 'Monitor'",
        "authentication/spf-eleven-look-ups.yaml, DOMA-01: SPF of fabrikam.example is an error for every receiver",
    })
    void a_scenario_is_warned_of_its_own_change(String name, String says) {
        assertThat(FileWarnings.of(AnyFile.check(List.of(file(name))).valid()))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.found()).startsWith(says);
                    assertThat(warning.where().file()).endsWith(name);
                    assertThat(warning.mend()).isNotBlank();
                });
    }
}
