package dev.hybridlab.exo.policy;

import static dev.hybridlab.exo.policy.Tenants.CONTOSO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.trace.Attribution.Direction;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a tenant's own connector keeps of a message and lets it do, property by property. */
final class InboundConnectorTest {
    private static final String SERVER = "198.18.10.25";

    /** EXO-ATTR-41, EXO-ATTR-43, EXO-ATTR-31: the same connector of either type, and mail to a stranger. */
    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({"OnPremises, 250, ORIGINATING", "Partner, 550, NONE"})
    void the_type_decides_whether_mail_may_leave(String type, int code, String direction) {
        var edge = Tenants.two()
                .inbound(CONTOSO, "My servers", "ConnectorType", type, "TlsSenderCertificateName", "*.contoso.com")
                .edge();
        var answer = edge.recipient(edge.peer(SERVER, "mail.contoso.com"), "bert@contoso.com", "joe@fabrikam.example");
        assertThat(answer.verdict().reply().code()).isEqualTo(code);
        assertThat(answer.attribution().connector().orElse("-")).isEqualTo(code == 250 ? "My servers" : "-");
        assertThat(answer.attribution().direction() == Direction.ORIGINATING)
                .isEqualTo(direction.equals("ORIGINATING"));
    }

    /** EXO-ATTR-18: tenant, direction, connector and proof stay with the message to its end. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"mail.contoso.com, ORIGINATING, My servers, true", "none, INCOMING, -, false"})
    void a_message_keeps_its_attribution(
            String certificate, Direction direction, String connector, boolean byCertificate) {
        var edge = Tenants.two()
                .inbound(CONTOSO, "My servers", "TlsSenderCertificateName", "*.contoso.com")
                .edge();
        var kept = edge.kept(
                        edge.peer(SERVER, certificate), "fred@fabrikam.example", "anna@contoso.com", Edge.message())
                .attribution();
        assertThat(kept.tenant()).hasValue("contoso.onmicrosoft.com");
        assertThat(kept.direction()).isEqualTo(direction);
        assertThat(kept.connector().orElse("-")).isEqualTo(connector);
        assertThat(kept.byCertificate()).isEqualTo(byCertificate);
    }

    /** EXO-ATTR-47. */
    @ParameterizedTest(name = "{0} from {1}: {2}")
    @CsvSource({
        "198.18.10.25, 198.18.10.25, My servers",
        "198.18.10.25, 198.18.10.26, -",
        "198.18.10.0/24, 198.18.10.26, My servers",
        "198.18.10.0/24, 198.18.11.26, -",
        "198.18.10.24/32, 198.18.10.25, -",
    })
    void an_address_is_one_or_a_range(String range, String address, String connector) {
        var edge = Tenants.two()
                .inbound(CONTOSO, "My servers", "SenderIPAddresses", List.of(range))
                .edge();
        var answer = edge.recipient(edge.peer(address, "none"), "bert@contoso.com", "anna@contoso.com");
        assertThat(answer.attribution().connector().orElse("-")).isEqualTo(connector);
    }

    /** EXO-ATTR-44, EXO-ATTR-58: labels and what is reserved leave every answer as it is. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"ConnectorSource, Migrated", "EFTestMode, true", "ScanAndDropRecipients, anna@contoso.com"})
    void what_has_no_effect_changes_nothing(String property, String value) {
        var plain = Tenants.two().inbound(CONTOSO, "C", "TlsSenderCertificateName", "*.contoso.com");
        var set = Tenants.two()
                .inbound(
                        CONTOSO,
                        "C",
                        "TlsSenderCertificateName",
                        "*.contoso.com",
                        property,
                        value.equals("true") ? Boolean.TRUE : value.contains("@") ? List.of(value) : value);
        assertThat(told(set.edge())).isEqualTo(told(plain.edge()));
    }

    private static List<String> told(Edge edge) {
        var kept = edge.kept(
                edge.peer(SERVER, "mail.contoso.com"), "bert@contoso.com", "anna@contoso.com", Edge.message());
        return List.of(
                kept.attribution().toString(),
                kept.message().headers().toString(),
                kept.reply().toString());
    }

    /** EXO-ATTR-53. */
    @ParameterizedTest(name = "CloudServicesMailEnabled {0}")
    @CsvSource({"true, Internal", "false, Anonymous"})
    void headers_of_the_other_premises_are_promoted_or_removed(boolean on, String authAs) {
        var edge = Tenants.two()
                .inbound(CONTOSO, "C", "TlsSenderCertificateName", "*.contoso.com", "CloudServicesMailEnabled", on)
                .edge();
        var headers = edge.kept(
                        edge.peer(SERVER, "mail.contoso.com"),
                        "bert@contoso.com",
                        "anna@contoso.com",
                        Edge.message(
                                "X-MS-Exchange-CrossPremises-AuthAs: Internal",
                                "X-MS-Exchange-Organization-AuthAs: Partner"))
                .message()
                .headers();
        assertThat(headers.first("X-MS-Exchange-Organization-AuthAs")).hasValue(authAs);
        assertThat(headers.has("X-MS-Exchange-CrossPremises-AuthAs")).isFalse();
    }
}
