package dev.hybridlab.onprem.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.exchange.HeaderFamily;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.trace.Attribution.AuthAs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cloud to on-premises, every cell (FLAG-11 to FLAG-14, FLAG-25, FLAG-26). */
final class FlagMatrixTest {
    private static final String CLOUD = "mail.protection.outlook.com";

    /** As it comes from an outbound connector whose CloudServicesMailEnabled is on or off. */
    private static Message sent(boolean on, String authAs) {
        return on
                ? Exchange.message(
                        "X-OrganizationHeadersPreserved: hub.prod.outlook.com",
                        "X-MS-Exchange-CrossPremises-AuthAs: " + authAs,
                        "X-MS-Exchange-CrossPremises-AuthSource: mailbox.prod.outlook.com",
                        "X-MS-Exchange-CrossPremises-SCL: 1")
                : Exchange.message();
    }

    @ParameterizedTest(name = "{0}: {1} {2} {3} {4} {5}")
    @CsvSource({
        // fact, outbound, capabilities, client certificate, XOORG, demoted AuthAs -> AuthAs, promoted, filtered
        "FLAG-11, true, " + CLOUD + ", " + CLOUD + ", contoso.com, Internal, INTERNAL, true, true",
        "FLAG-11, true, " + CLOUD + ", " + CLOUD + ", Contoso.COM, Internal, INTERNAL, true, true",
        "FLAG-12, true, " + CLOUD + ", " + CLOUD + ", northwind.example, Internal, ANONYMOUS, false, true",
        "FLAG-12, true, " + CLOUD + ", " + CLOUD + ", -, Internal, ANONYMOUS, false, true",
        "FLAG-13, true, other.example, " + CLOUD + ", contoso.com, Internal, ANONYMOUS, false, true",
        "FLAG-13, true, " + CLOUD + ", mail.fabrikam.example, contoso.com, Internal, ANONYMOUS, false, true",
        "FLAG-13, true, " + CLOUD + ", none, contoso.com, Internal, ANONYMOUS, false, true",
        "FLAG-13, true, " + CLOUD + ", plain, contoso.com, Internal, ANONYMOUS, false, true",
        "FLAG-14, false, " + CLOUD + ", " + CLOUD + ", contoso.com, -, ANONYMOUS, false, false",
        "FLAG-25, false, other.example, " + CLOUD + ", contoso.com, -, ANONYMOUS, false, false",
        "FLAG-26, true, " + CLOUD + ", " + CLOUD + ", contoso.com, Anonymous, ANONYMOUS, true, true",
    })
    void author_follows_the_flags(
            String fact,
            boolean outbound,
            String capability,
            String certificate,
            String xoorg,
            String demoted,
            AuthAs authAs,
            boolean promoted,
            boolean filtered) {
        var exchange = Lab.fresh()
                .capable(capability + ":AcceptCloudServicesMail")
                .certificate("mail.fabrikam.example")
                .exchange();
        var kept = exchange.kept(
                exchange.peer(Exchange.CLOUD_IP, certificate),
                Exchange.envelope("anna@contoso.com", xoorg, "bert@contoso.com"),
                sent(outbound, demoted));
        var headers = kept.message().headers();
        assertThat(kept.attribution().authAs()).as(fact).isEqualTo(authAs);
        assertThat(headers.all("X-MS-Exchange-Organization-AuthAs")).as(fact).containsExactly(authAs.toString());
        assertThat(headers.fields()).as(fact).noneMatch(HeaderFamily.CROSS_PREMISES::has);
        assertThat(headers.has("X-CrossPremisesHeadersPromoted")).as(fact).isEqualTo(promoted);
        assertThat(headers.has("X-CrossPremisesHeadersFiltered")).as(fact).isEqualTo(filtered);
        assertThat(headers.has("X-MS-Exchange-Organization-Cross-Premises-Headers-Promoted"))
                .as("HDR-27")
                .isEqualTo(promoted);
        assertThat(headers.has("X-MS-Exchange-Organization-SCL")).as(fact).isEqualTo(promoted);
    }
}
