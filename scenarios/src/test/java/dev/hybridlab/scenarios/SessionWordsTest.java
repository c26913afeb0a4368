package dev.hybridlab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.trace.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A whole session of each side, word for word (a Default Frontend, and the edge of Exchange Online). */
class SessionWordsTest {
    private static final String NONE = "exo.inboundConnectors[hybrid].RequireTls: true";
    private static final String TO_BERT = "from: anna@contoso.com, to: bert@contoso.com";
    private static final String TO_ANNA = "from: bert@contoso.com, to: anna@contoso.com";

    /** SMTP-01, SMTP-02, SMTP-05, SMTP-11, SMTP-22, SMTP-24. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "onprem | (connect) | 220 ex01\\.corp\\.contoso\\.com Microsoft ESMTP MAIL Service ready at Mon, 2 Mar"
                        + " 2026 09:00:00 [+-]\\d{4}",
                "onprem | EHLO | 250 [A-Za-z0-9.]+ Hello \\[198\\.18\\.20\\.25\\].*",
                "onprem | MAIL | 250 2\\.1\\.0 Sender OK",
                "onprem | RCPT | 250 2\\.1\\.5 Recipient OK",
                "onprem | DATA | 250 2\\.6\\.0 <\\S+> \\[InternalId=\\d+, Hostname=\\S+\\] \\d+ bytes in \\S+, \\S+"
                        + " KB/sec Queued mail for delivery",
                "exo | (connect) | 220 [A-Z0-9]+\\.mail\\.protection\\.outlook\\.com Microsoft ESMTP MAIL Service"
                        + " ready at Mon, 2 Mar 2026 09:00:00 \\+0000 \\[[0-9A-F]{16}\\]",
                "exo | EHLO | 250 [A-Za-z0-9.]+ Hello \\[198\\.18\\.10\\.25\\].*",
                "exo | MAIL | 250 2\\.1\\.0 Sender OK",
                "exo | RCPT | 250 2\\.1\\.5 Recipient OK",
                "exo | DATA | 250 2\\.6\\.0 <\\S+> \\[InternalId=\\d+, Hostname=\\S+\\] \\d+ bytes in 0\\.100, \\S+"
                        + " KB/sec Queued mail for delivery"
            })
    void each_command_has_its_answer(String side, String command, String answer, @TempDir Path folder)
            throws IOException {
        var steps = Rehearsed.steps(
                folder, "topologies/classic-hybrid.yaml", "", NONE, side.equals("exo") ? TO_ANNA : TO_BERT);

        assertThat(answers(steps, command)).isNotEmpty().allMatch(each -> each.matches("(?s)" + answer));
    }

    /** SMTP-04, SMTP-06: a refusal of Exchange Online ends with host, time and session; a yes does not. */
    @ParameterizedTest
    @CsvSource({"RCPT, true", "MAIL, false", "EHLO, false"})
    void refusals_of_Exchange_Online_carry_a_tag(String command, boolean tagged, @TempDir Path folder)
            throws IOException {
        var steps = Rehearsed.steps(
                folder,
                "topologies/classic-hybrid.yaml",
                "",
                NONE,
                "from: outsider@fabrikam.example, to: nobody@contoso.com");

        assertThat(answers(steps, command))
                .isNotEmpty()
                .allMatch(each ->
                        tagged == each.matches("(?s).* \\[\\S+ 2026-03-02T09:00:0\\d\\.\\d{3}Z [0-9A-F]{16}\\]"));
    }

    private static List<String> answers(List<Step> steps, String command) {
        return steps.stream()
                .flatMap(step -> step instanceof Step.Answered answered ? Stream.of(answered) : Stream.empty())
                .filter(answered -> answered.command().startsWith(command))
                .map(answered -> answered.reply().toString())
                .toList();
    }
}
