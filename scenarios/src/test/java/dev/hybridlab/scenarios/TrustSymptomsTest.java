package dev.hybridlab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users see of a colleague whose trust is lost on the way, and that it is all there while it is not (HDR-96, HDR-98). */
class TrustSymptomsTest {
    private static final String CLASSIC = "topologies/classic-hybrid.yaml";
    private static final String FLAG = "onprem.sendConnectors[hybrid].CloudServicesMailEnabled: ";
    private static final String AWAY = "exo.recipients[anna@contoso.com].AutoReplyState: Enabled\n"
            + "  exo.recipients[anna@contoso.com].InternalMessage: In\n"
            + "  exo.recipients[anna@contoso.com].ExternalMessage: Outside\n";
    private static final String RULE =
            "exo.transportRules+: {Name: Ours, FromScope: InOrganization, SetHeaderName: X-Ours, SetHeaderValue: seen}";
    private static final String ROOM = "exo.recipients[anna@contoso.com].RequireSenderAuthenticationEnabled: true";

    private static String told(Path folder, boolean trusted, String change) throws IOException {
        return Rehearsed.text(
                folder, CLASSIC, "", FLAG + trusted + "\n  " + change, "from: bert@contoso.com, to: anna@contoso.com");
    }

    /** HDR-96: the text for strangers, and rules for colleagues that stay silent. */
    @ParameterizedTest
    @CsvSource({"true, the author is internal", "false, the author is not internal"})
    void the_answer_is_the_one_for_whom_he_counts_as(boolean trusted, String why, @TempDir Path folder)
            throws IOException {
        assertThat(told(folder, trusted, AWAY)).contains(why);
    }

    /** HDR-96, RULE-07. */
    @ParameterizedTest
    @CsvSource({"true, true", "false, false"})
    void a_rule_for_colleagues_acts_for_colleagues(boolean trusted, boolean acts, @TempDir Path folder)
            throws IOException {
        assertThat(told(folder, trusted, RULE).contains("X-Ours: seen")).isEqualTo(acts);
    }

    /** HDR-98, EXO-RCPT-12. */
    @ParameterizedTest
    @CsvSource({"true, false", "false, true"})
    void a_room_that_wants_authentication_refuses_a_stranger(boolean trusted, boolean refuses, @TempDir Path folder)
            throws IOException {
        assertThat(told(folder, trusted, ROOM).contains("550 5.7.134")).isEqualTo(refuses);
    }
}
