package dev.hybridlab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.trace.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both trust matrices from end to end: one side's outbound firewall makes the message that the other one judges. */
class TrustMatrixTest {
    private static final String TOPOLOGY = "topologies/classic-hybrid.yaml";
    private static final String AUTH_AS = "X-MS-Exchange-Organization-AuthAs";

    /** FLAG-01 to FLAG-05, FLAG-21 to FLAG-23, FLAG-26. */
    @ParameterizedTest(name = "{0}: send {1}, certificate {2}, inbound {3}, as internal {4}, from {5}")
    @CsvSource({
        "FLAG-01, true, true, true, false, bert@contoso.com, Originating, Internal, true",
        "FLAG-02, true, true, false, false, bert@contoso.com, Originating, Anonymous, false",
        "FLAG-03, true, false, true, false, bert@contoso.com, Incoming, Anonymous, false",
        "FLAG-03, true, false, false, false, bert@contoso.com, Incoming, Anonymous, false",
        "FLAG-04, false, true, true, false, bert@contoso.com, Originating, Anonymous, false",
        "FLAG-05, false, true, false, true, bert@contoso.com, Originating, Internal, false",
        "FLAG-21, false, false, true, false, bert@contoso.com, Incoming, Anonymous, false",
        "FLAG-21, false, false, false, false, bert@contoso.com, Incoming, Anonymous, false",
        "FLAG-22, false, true, false, false, bert@contoso.com, Originating, Anonymous, false",
        "FLAG-23, true, true, false, true, bert@contoso.com, Originating, Internal, false",
        "FLAG-26, true, true, true, false, outsider@fabrikam.example, Originating, Anonymous, true",
        "FLAG-26, true, true, false, true, outsider@fabrikam.example, Originating, Anonymous, false",
    })
    void on_premises_to_cloud(
            String fact,
            boolean send,
            boolean certificate,
            boolean inbound,
            boolean asInternal,
            String from,
            String direction,
            String authAs,
            boolean promoted,
            @TempDir Path folder)
            throws IOException {
        var hand = from.startsWith("outsider") ? ", enter: {host: EX01, from: 198.18.99.9}" : "";
        var kept = delivered(
                folder,
                "from: " + from + ", to: anna@contoso.com" + hand,
                "onprem.sendConnectors[hybrid].CloudServicesMailEnabled: " + send,
                "exo.inboundConnectors[hybrid].CloudServicesMailEnabled: " + inbound,
                "exo.inboundConnectors[hybrid].TreatMessagesAsInternal: " + asInternal,
                certificate ? "" : "exo.inboundConnectors[hybrid].TlsSenderCertificateName: \"*.contoso.net\"");
        var headers = kept.headers();
        assertThat(headers.first(AUTH_AS)).as(fact).hasValue(authAs);
        assertThat(headers.first("X-MS-Exchange-Organization-MessageDirectionality"))
                .as(fact)
                .hasValue(direction);
        assertThat(headers.has("X-CrossPremisesHeadersPromoted")).as(fact).isEqualTo(promoted);
        assertThat(headers.has("X-CrossPremisesHeadersFiltered")).as(fact).isEqualTo(send);
    }

    /** FLAG-11 to FLAG-14, FLAG-25, FLAG-26. */
    @ParameterizedTest(name = "{0}: outbound {1}, capability {2}, from {3}")
    @CsvSource({
        "FLAG-11, true, true, anna@contoso.com, Internal, true, contoso.com",
        "FLAG-12, true, true, nora@northwind.example, Anonymous, false, northwind.example",
        "FLAG-13, true, false, anna@contoso.com, Anonymous, false, -",
        "FLAG-14, false, true, anna@contoso.com, Anonymous, false, contoso.com",
        "FLAG-25, false, false, anna@contoso.com, Anonymous, false, -",
        "FLAG-26, true, true, outsider@fabrikam.example, Anonymous, true, contoso.com",
    })
    void cloud_to_on_premises(
            String fact,
            boolean outbound,
            boolean capability,
            String from,
            String authAs,
            boolean promoted,
            String xoorg,
            @TempDir Path folder)
            throws IOException {
        var poser =
                "otherTenants[northwind.onmicrosoft.com].outboundConnectors+: {Name: Poser, ConnectorType: OnPremises,"
                        + " RecipientDomains: [contoso.com], UseMXRecord: false, SmartHosts: [mail.contoso.com],"
                        + " CloudServicesMailEnabled: true}";
        var changes = new String[] {
            "exo.outboundConnectors[hybrid].CloudServicesMailEnabled: " + outbound,
            capability ? "" : "onprem.receiveConnectors[\"EX01\\Default Frontend EX01\"].TlsDomainCapabilities: []",
            from.startsWith("nora") ? poser : "",
        };
        var headers = delivered(folder, "from: " + from + ", to: bert@contoso.com", changes)
                .headers();
        assertThat(headers.first(AUTH_AS)).as(fact).hasValue(authAs);
        assertThat(headers.has("X-CrossPremisesHeadersPromoted")).as(fact).isEqualTo(promoted);
        assertThat(headers.has("X-CrossPremisesHeadersFiltered")).as(fact).isEqualTo(outbound);
        var said = Rehearsed.steps(folder.resolve("scenario.yaml")).stream()
                .filter(step -> step instanceof Step.Answered)
                .map(step -> ((Step.Answered) step).command())
                .filter(command -> command.contains(" XOORG="))
                .map(command -> command.replaceAll(".* XOORG=(\\S+).*", "$1"))
                .findFirst();
        assertThat(said.orElse("-")).as(fact).isEqualTo(xoorg);
    }

    private static Message delivered(Path folder, String send, String... changes) throws IOException {
        var lines = Stream.of(changes).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n  "));
        Rehearsed.text(folder, TOPOLOGY, "", lines, send);
        return Rehearsed.steps(folder.resolve("scenario.yaml")).stream()
                .filter(step -> step instanceof Step.Delivered)
                .map(step -> ((Step.Delivered) step).message())
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing was delivered"));
    }
}
