package dev.hybridlab.harness.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which scenarios {@code --tag} finds. */
class SelectionTest {
    @TempDir
    private Path folder = Path.of("set by JUnit");

    @ParameterizedTest(name = "{0} among [{1}]: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "5.7.64 | 5.7.64 | true",
                "5.7.64 | 550 5.7.64 | true",
                "5.7.6 | 550 5.7.64 | false",
                "relay access denied | Relay Access Denied | true",
                "550 5.7.64 | 5.7.64 | true",
                "550 5.7.64 TenantAttribution; Relay Access Denied SMTP [a.b 2026-01-01] | 5.7.64 | true",
                "550-5.7.64 | 5.7.64 | true",
                "550 5.7.6 | 5.7.64 | false",
                "550 5.7.640 | 5.7.64 | false",
                "550 relay | relay | false",
                "loop | tls | false",
            })
    void a_tag_finds_whole_words_and_of_a_reply_its_code(String tag, String symptoms, boolean found)
            throws IOException {
        Files.writeString(folder.resolve("topology.yaml"), """
            topology: the outside
            internet: [{fqdn: mx.fabrikam.example, address: 198.18.30.25, domains: [fabrikam.example]}]
            """);
        Files.writeString(folder.resolve("s.yaml"), """
            scenario: A mail
            id: a/mail
            symptoms: ["%s"]
            why: nothing
            topology: topology.yaml
            steps: [{send: {id: m, from: a@fabrikam.example, to: b@fabrikam.example}}]
            expect: {m: [delivered: {at: internet}]}
            """.formatted(symptoms));

        assertThat(Selection.of(List.of(folder), Optional.of(tag)))
                .allMatch(each -> each.read().optional().isPresent())
                .hasSize(found ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"s.yaml, true", "more/s.yaml, true", "target/s.yaml, false", "more/hybridlab-report/s.yaml, false"})
    void folders_of_builds_and_reports_are_not_entered(String name, boolean found) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, "scenario: a broken one");

        assertThat(Selection.of(List.of(folder), Optional.empty())).hasSize(found ? 1 : 0);
        assertThat(AnyFile.in(List.of(folder))).hasSize(found ? 1 : 0);
    }
}
