package dev.hybridlab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.harness.scenario.file.ScenarioFile;
import dev.hybridlab.record.run.Judged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is told to somebody who expects of a broken setting what only its fix gives: which records decided about the sender,
 * and what makes his mail pass.
 */
class VerdictAnswersTest {
    @TempDir
    private Path folder = Path.of("set by JUnit");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "authentication/spf-forgets-the-service ~ configured ~ dns[contoso.com].TXT: \"v=spf1 ip4:198.18.10.25",
                "authentication/spf-forgets-the-service ~ to mend ~ let the SPF record of contoso.com name the address",
                "authentication/signed-by-the-initial-domain ~ configured ~ nowhere: no SPF record of contoso.net",
                "authentication/signed-by-the-initial-domain ~ to mend ~ sign as the author: New-DkimSigningConfig"
                        + " -DomainName contoso.net -Enabled $true",
                "authentication/dkim-without-cname ~ configured ~ nowhere: no zone has"
                        + " selector1._domainkey.contoso.com",
                "authentication/dkim-without-cname ~ to mend ~ publish the key: selector1._domainkey.contoso.com",
                "authentication/dkim-rotated-to-nowhere ~ to mend ~ publish the key: selector2._domainkey.contoso.com",
                "authentication/dkim-key-out-of-reach ~ to mend ~ a nameserver has to answer (s1._domainkey.fabrikam",
                "authentication/spf-nameserver-is-silent ~ to mend ~ a nameserver has to answer (_spf.fabrikam.example",
                "authentication/spf-includes-nothing ~ to mend ~ mend the SPF record of fabrikam.example: gone.example",
                "authentication/dkim-broken-by-a-disclaimer ~ to mend ~ see the sender behind 198.18.40.25:"
                        + " New-InboundConnector -ConnectorType Partner",
                "authentication/seal-of-a-gateway-not-trusted ~ to mend ~ Set-ArcConfig -ArcTrustedSealers"
                        + " gateway.example",
                "authentication/sealed-before-the-last-change ~ to mend ~ let who changes the mail behind"
                        + " gateway.example, which is trusted, seal it again",
                "gateway/source-behind-the-gateway ~ configured ~ default: EFSkipLastIP is false in 'From the gateway'",
                "gateway/source-behind-the-gateway ~ to mend ~ Set-InboundConnector \"From the gateway\" -EFSkipLastIP",
                "gateway/enhanced-filtering-for-some ~ configured ~ EFUsers is [anna@contoso.com",
                "gateway/enhanced-filtering-for-some ~ to mend ~ Set-InboundConnector \"From the gateway\" -EFUsers"
                        + " $null",
            })
    void the_broken_setting_is_named_with_what_mends_it(String scenario, String label, String answer)
            throws IOException {
        var told = told(scenario);

        assertThat(told.stream().filter(each -> each.startsWith(label + " | ")))
                .as("%s", told)
                .anyMatch(each -> each.contains(answer));
        assertThat(told).noneMatch(each -> each.contains("no setting of the topology decides it"));
    }

    private List<String> told(String scenario) throws IOException {
        var shipped = Library.folder().resolve(scenario + ".yaml");
        var text = Files.readString(shipped);
        var asked = text.substring(0, text.indexOf("\nexpect:\n"))
                + text.substring(text.indexOf("\nexpectAfterFix:\n")).replace("expectAfterFix:", "expect:");
        var file = folder.resolve("asked.yaml");
        Files.writeString(
                file,
                asked.replace(
                        "topology: ..",
                        "topology: " + Library.folder().toAbsolutePath().toString()));
        var record = Rehearsed.record(ScenarioFile.read(file).optional().orElseThrow());
        return record.phases().getFirst().judged().stream()
                .map(Judged::answers)
                .flatMap(List::stream)
                .map(each -> each.label() + " | " + each.text())
                .toList();
    }
}
