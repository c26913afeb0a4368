package dev.hybridlab.exo.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.exchange.HeaderFamily;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.trace.Attribution.AuthAs;
import dev.hybridlab.mailflow.trace.Attribution.Direction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On-premises to cloud, every cell (FLAG-01 to FLAG-05, FLAG-21 to FLAG-23, FLAG-26). */
final class FlagMatrixTest {
    private static final String AUTH_AS = "X-MS-Exchange-Organization-AuthAs";

    private static Edge edge(boolean cloudServices, boolean asInternal) {
        return Tenants.two()
                .inbound(
                        Tenants.CONTOSO,
                        "Inbound from on-premises",
                        "TlsSenderCertificateName",
                        "*.contoso.com",
                        "CloudServicesMailEnabled",
                        cloudServices,
                        "TreatMessagesAsInternal",
                        asInternal)
                .certificate("mail.elsewhere.example")
                .edge();
    }

    /** As it comes from a send connector whose CloudServicesMailEnabled is on or off. */
    private static Message sent(boolean on, String authAs) {
        return on
                ? Edge.message(
                        "X-OrganizationHeadersPreserved: ex01.corp.contoso.com",
                        "X-MS-Exchange-CrossPremises-AuthAs: " + authAs,
                        "X-MS-Exchange-CrossPremises-AuthSource: ex01.corp.contoso.com")
                : Edge.message();
    }

    @ParameterizedTest(name = "{0}: {1} {2} {3} {4} {5}")
    @CsvSource({
        // fact, send, certificate, inbound, as internal, demoted AuthAs -> direction, AuthAs
        "FLAG-01, true, mail.contoso.com, true, false, Internal, ORIGINATING, INTERNAL",
        "FLAG-02, true, mail.contoso.com, false, false, Internal, ORIGINATING, ANONYMOUS",
        "FLAG-03, true, mail.elsewhere.example, true, false, Internal, INCOMING, ANONYMOUS",
        "FLAG-03, true, mail.elsewhere.example, false, false, Internal, INCOMING, ANONYMOUS",
        "FLAG-03, true, none, true, false, Internal, INCOMING, ANONYMOUS",
        "FLAG-03, true, plain, true, false, Internal, INCOMING, ANONYMOUS",
        "FLAG-04, false, mail.contoso.com, true, false, -, ORIGINATING, ANONYMOUS",
        "FLAG-05, false, mail.contoso.com, false, true, -, ORIGINATING, INTERNAL",
        "FLAG-21, false, mail.elsewhere.example, true, false, -, INCOMING, ANONYMOUS",
        "FLAG-21, false, none, false, false, -, INCOMING, ANONYMOUS",
        "FLAG-22, false, mail.contoso.com, false, false, -, ORIGINATING, ANONYMOUS",
        "FLAG-23, true, mail.contoso.com, false, true, Internal, ORIGINATING, INTERNAL",
        "FLAG-26, true, mail.contoso.com, true, false, Anonymous, ORIGINATING, ANONYMOUS",
    })
    void author_and_direction_follow_the_flags(
            String fact,
            boolean send,
            String certificate,
            boolean inbound,
            boolean asInternal,
            String demoted,
            Direction direction,
            AuthAs authAs) {
        var edge = edge(inbound, asInternal);
        var kept = edge.kept(
                edge.peer(Edge.CONTOSO_IP, certificate), "bert@contoso.com", "anna@contoso.com", sent(send, demoted));
        assertThat(kept.attribution().direction()).as(fact).isEqualTo(direction);
        assertThat(kept.attribution().authAs()).as(fact).isEqualTo(authAs);
        var headers = kept.message().headers();
        assertThat(headers.all(AUTH_AS)).as(fact).containsExactly(authAs.toString());
        assertThat(headers.first("X-MS-Exchange-Organization-MessageDirectionality"))
                .hasValue(direction.toString());
        assertThat(headers.fields()).as(fact).noneMatch(HeaderFamily.CROSS_PREMISES::has);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // fact, send, certificate, inbound -> promoted, filtered
        "FLAG-01, true, mail.contoso.com, true, true, true",
        "FLAG-02, true, mail.contoso.com, false, false, true",
        "FLAG-03, true, none, true, false, true",
        "FLAG-04, false, mail.contoso.com, true, false, false",
        "FLAG-21, false, none, true, false, false",
    })
    void the_header_tells_what_became_of_cross_premises_headers(
            String fact, boolean send, String certificate, boolean inbound, boolean promoted, boolean filtered) {
        var edge = edge(inbound, false);
        var headers = edge.kept(
                        edge.peer(Edge.CONTOSO_IP, certificate),
                        "bert@contoso.com",
                        "anna@contoso.com",
                        sent(send, "Internal"))
                .message()
                .headers();
        assertThat(headers.has("X-CrossPremisesHeadersPromoted")).as(fact).isEqualTo(promoted);
        assertThat(headers.has("X-CrossPremisesHeadersFiltered")).as(fact).isEqualTo(filtered);
    }

    @ParameterizedTest
    @CsvSource({"true, ex01.corp.contoso.com", "false, own"})
    void a_promoted_author_keeps_the_server_that_judged_him(boolean inbound, String source) {
        var edge = edge(inbound, false);
        var headers = edge.kept(
                        edge.peer(Edge.CONTOSO_IP, "mail.contoso.com"),
                        "bert@contoso.com",
                        "anna@contoso.com",
                        sent(true, "Internal"))
                .message()
                .headers();
        assertThat(headers.first("X-MS-Exchange-Organization-AuthSource").orElseThrow())
                .isEqualTo(source.equals("own") ? new Names("1").edgeInside() : source);
    }

    /** EXO-ATTR-54: only the tenant's own senders. */
    @ParameterizedTest
    @CsvSource({
        "bert@contoso.com, INTERNAL",
        "fred@fabrikam.example, ANONYMOUS",
        "nora@northwind.example, ANONYMOUS",
        "<>, ANONYMOUS"
    })
    void treat_messages_as_internal_wants_an_accepted_sender(String sender, AuthAs authAs) {
        var edge = edge(false, true);
        var kept =
                edge.kept(edge.peer(Edge.CONTOSO_IP, "mail.contoso.com"), sender, "anna@contoso.com", Edge.message());
        assertThat(kept.attribution().authAs()).isEqualTo(authAs);
    }
}
