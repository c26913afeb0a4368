package dev.hybridlab.onprem.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.trace.Attribution.AuthAs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a header stays in a file of the Pickup and Replay directories (HDR-13), and whom the file counts as (HDX-12). */
final class DirectorySubmissionTest {
    private static ContentVerdict.Keep kept(Lab lab, Submission.By by, String createdBy) {
        var exchange = lab.exchange();
        var envelope = Exchange.envelope("script@contoso.com", "-", "bert@contoso.com");
        var lines = new ArrayList<>(List.of(
                "X-MS-Exchange-Organization-AuthAs: Internal",
                "X-MS-Exchange-Forest-Note: n",
                "X-MS-Exchange-CrossPremises-SCL: -1",
                "Resent-From: a@contoso.com",
                "Received: from a by b; Mon, 2 Mar 2026 08:00:00 +0000"));
        if (!createdBy.isEmpty()) {
            lines.add("X-CreatedBy: " + createdBy);
        }
        var submission = new Submission(Exchange.REF, envelope, LabSettings.DEFAULT_START, by);
        return (ContentVerdict.Keep)
                exchange.policy().submission(submission, Exchange.message(lines.toArray(String[]::new)));
    }

    @ParameterizedTest(name = "{0}, X-CreatedBy {1}")
    @CsvSource({
        "PICKUP, '', false, false, ANONYMOUS",
        "PICKUP, MSExchange15, false, false, ANONYMOUS",
        "REPLAY, '', false, true, ANONYMOUS",
        "REPLAY, MSExchange15, true, true, INTERNAL",
        "REPLAY, somebody, false, true, ANONYMOUS"
    })
    void each_directory_keeps_what_it_trusts(
            Submission.By by, String createdBy, boolean organization, boolean routing, AuthAs author) {
        var verdict = kept(Lab.fresh(), by, createdBy);
        var headers = verdict.message().headers();

        assertThat(headers.has("X-MS-Exchange-Forest-Note")).isEqualTo(organization);
        assertThat(headers.has("Resent-From")).isEqualTo(routing);
        assertThat(headers.all("Received")).hasSize(routing ? 2 : 1);
        assertThat(headers.has("X-MS-Exchange-CrossPremises-SCL")).isFalse();
        assertThat(verdict.attribution().authAs()).isEqualTo(author);
        assertThat(headers.first("X-MS-Exchange-Organization-AuthAs")).hasValue(author.toString());
    }

    @ParameterizedTest
    @CsvSource({"PICKUP, Pickup", "REPLAY, Replay"})
    void its_line_names_the_directory(Submission.By by, String name) {
        assertThat(kept(Lab.fresh(), by, "").message().headers().first("Received"))
                .hasValueSatisfying(line -> assertThat(line)
                        .startsWith("from " + name
                                + " by ex01.corp.contoso.com with Microsoft SMTP Server id 15.2.1544.11; "));
    }

    @ParameterizedTest
    @CsvSource({"Anonymous, ANONYMOUS", "Internal, INTERNAL"})
    void whom_a_file_counts_as_is_a_switch(String value, AuthAs author) {
        var lab = Lab.fresh().assuming("directoryAuthor=" + value);
        assertThat(kept(lab, Submission.By.PICKUP, "").attribution().authAs()).isEqualTo(author);
    }
}
