package dev.hybridlab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.trace.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Remote domains, and the default one among the accepted: what each setting shows in mail that arrives. */
class RemoteDomainsTest {
    private static final String CLASSIC = "topologies/classic-hybrid.yaml";
    private static final String CENTRALIZED = "topologies/centralized-transport.yaml";
    private static final String TO_ANNA = "from: bert@contoso.com, to: anna@contoso.com";

    private static String seen(Path folder, String topology, String changes, String send) throws IOException {
        return Rehearsed.text(folder, topology, "", lines(changes), send);
    }

    private static String lines(String changes) {
        return changes.replace(" & ", "\n  ");
    }

    /** DOM-06: the domain with Default, else the first one. */
    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "exo.acceptedDomains[contoso.com].Default: true | anna@contoso.com | postmaster@contoso.com",
                "exo.acceptedDomains[contoso.com].Default: false | anna@contoso.com | postmaster@contoso.com",
                "exo.acceptedDomains[contoso.com].Default: false & exo.acceptedDomains[contoso.net].Default: true |"
                        + " anna@contoso.com | postmaster@contoso.net",
                "onprem.acceptedDomains[contoso.com].Default: false & onprem.acceptedDomains[contoso.net].Default: true"
                        + " | bert@contoso.com | MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@contoso.net",
            })
    void notices_come_from_the_default_domain(String changes, String sender, String writer, @TempDir Path folder)
            throws IOException {
        var nobody = sender.startsWith("anna") ? "x@fabrikam.example" : "nobody@contoso.com";
        assertThat(seen(folder, CLASSIC, changes, "from: " + sender + ", to: " + nobody)
                        .lines()
                        .filter(line -> line.startsWith("From: ") && line.contains(writer)))
                .as("DOM-06")
                .isNotEmpty();
    }

    /** DOM-21: the most specific remote domain speaks, whatever stands in the others. */
    @ParameterizedTest(name = "* {0}, *.example {1}, fabrikam.example {2}: {3}")
    @CsvSource({
        "true, -, -, Anna Example <anna@contoso.com>",
        "false, -, -, <anna@contoso.com>",
        "false, true, -, Anna Example <anna@contoso.com>",
        "true, false, -, <anna@contoso.com>",
        "true, false, true, Anna Example <anna@contoso.com>",
        "false, true, false, <anna@contoso.com>",
    })
    void the_most_specific_remote_domain_wins(String all, String below, String exact, String from, @TempDir Path folder)
            throws IOException {
        var changes = "exo.remoteDomains[Default].DisplaySenderName: " + all
                + "\n  exo.remoteDomains+: ["
                + Stream.of(named("Below", "*.example", below), named("Exact", "fabrikam.example", exact))
                        .filter(each -> !each.isEmpty())
                        .collect(Collectors.joining(", "))
                + "]";
        var send = "from: anna@contoso.com, to: outsider@fabrikam.example, headers: {From: \"Anna Example"
                + " <anna@contoso.com>\"}";
        assertThat(seen(folder, CLASSIC, changes, send).lines().filter(line -> line.startsWith("From: ")))
                .as("DOM-21")
                .contains("From: " + from);
    }

    private static String named(String name, String domain, String display) {
        return display.equals("-")
                ? ""
                : "{Name: " + name + ", DomainName: \"" + domain + "\", DisplaySenderName: " + display + "}";
    }

    /** DOM-23: routing addresses that nobody wrote lie in the target delivery domain. */
    @ParameterizedTest(name = "TargetDeliveryDomain {0}: {1}")
    @CsvSource({"true, anna@contoso.mail.onmicrosoft.com", "false, RESOLVER.ADR.RecipNotFound"})
    void routing_addresses_lie_in_the_target_delivery_domain(boolean target, String seen, @TempDir Path folder)
            throws IOException {
        var changes = "onprem.recipients[anna@contoso.com].RemoteRoutingAddress: null"
                + " & onprem.remoteDomains[hybrid].TargetDeliveryDomain: "
                + target;
        assertThat(seen(folder, CLASSIC, changes, TO_ANNA)).as("DOM-23").contains(seen);
    }

    /** DOM-24, DOM-25, DOM-31, DOM-32, DOM-33: trust by remote domains, on its own and in the place of connector flags. */
    @ParameterizedTest(name = "{0}: {2}: {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                // skips the filter, and no more
                "DOM-24 | CLASSIC | exo.remoteDomains+: {Name: F, DomainName: fabrikam.example} | from:"
                        + " outsider@fabrikam.example, to: anna@contoso.com | X-MS-Exchange-Organization-SCL: 1",
                "DOM-24 | CLASSIC | exo.remoteDomains+: {Name: F, DomainName: fabrikam.example,"
                        + " TrustedMailInboundEnabled: true} | from: outsider@fabrikam.example, to: anna@contoso.com |"
                        + " X-MS-Exchange-Organization-SCL: -1",
                // on-premises: the organization that XOORG names may be one of these
                "DOM-24 | CLASSIC | exo.recipients+: {Mailbox: zoe@contoso.onmicrosoft.com} | from:"
                        + " zoe@contoso.onmicrosoft.com, to: bert@contoso.com |"
                        + " X-MS-Exchange-Organization-AuthAs: Internal",
                "DOM-25 | CLASSIC | onprem.sendConnectors[hybrid].CloudServicesMailEnabled: false | from:"
                        + " bert@contoso.com, to: anna@contoso.com | X-MS-Exchange-Organization-AuthAs: Anonymous",
                "DOM-25 | CLASSIC | onprem.sendConnectors[hybrid].CloudServicesMailEnabled: false &"
                        + " onprem.remoteDomains[hybrid].TrustedMailOutboundEnabled: true | from: bert@contoso.com, to:"
                        + " anna@contoso.com | X-MS-Exchange-Organization-AuthAs: Internal",
                // the design of 2010: no flag on a connector, both halves by remote domain
                "DOM-31 | CLASSIC | onprem.sendConnectors[hybrid].CloudServicesMailEnabled: false &"
                        + " onprem.remoteDomains[hybrid].TrustedMailOutboundEnabled: true &"
                        + " onprem.remoteDomains[hybrid].IsInternal: true & onprem.remoteDomains[hybrid].TNEFEnabled:"
                        + " true | from: bert@contoso.com, to: anna@contoso.com | X-OrganizationHeadersPreserved:"
                        + " ex01.corp.contoso.com",
                "DOM-31 | CLASSIC | exo.inboundConnectors[hybrid].CloudServicesMailEnabled: false &"
                    + " exo.remoteDomains+: {Name: Ours, DomainName: contoso.com, TrustedMailInboundEnabled: true} |"
                    + " from: bert@contoso.com, to: anna@contoso.com | X-MS-Exchange-Organization-SCL: -1",
                // under centralized transport: what a sender below the tenant's own name loses without the flag
                "DOM-33 | CENTRALIZED | exo.recipients+: {Mailbox: zoe@contoso.onmicrosoft.com} | from:"
                        + " zoe@contoso.onmicrosoft.com, to: bert@contoso.com |"
                        + " X-MS-Exchange-Organization-AuthAs: Internal",
                "DOM-33 | CENTRALIZED | exo.recipients+: {Mailbox: zoe@contoso.onmicrosoft.com} &"
                        + " onprem.remoteDomains[Hybrid Domain - contoso.onmicrosoft.com].TrustedMailInboundEnabled:"
                        + " false | from: zoe@contoso.onmicrosoft.com, to: bert@contoso.com |"
                        + " X-MS-Exchange-Organization-AuthAs: Anonymous",
            })
    void trust(String fact, String topology, String changes, String send, String header, @TempDir Path folder)
            throws IOException {
        var file = topology.equals("CLASSIC") ? CLASSIC : CENTRALIZED;
        assertThat(seen(folder, file, changes, send).lines()).as(fact).contains(header);
    }

    /** DOM-32: a colleague who counts as a stranger gets the internal text where a remote domain says so. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"External, outside", "InternalLegacy, inside"})
    void a_lost_out_of_office_comes_back(String allowed, String text, @TempDir Path folder) throws IOException {
        var changes = "exo.inboundConnectors[hybrid].CloudServicesMailEnabled: false"
                + " & exo.recipients[anna@contoso.com].AutoReplyState: Enabled"
                + " & exo.recipients[anna@contoso.com].InternalMessage: inside"
                + " & exo.recipients[anna@contoso.com].ExternalMessage: outside"
                + " & exo.remoteDomains+: {Name: Ours, DomainName: contoso.com, AllowedOOFType: "
                + allowed
                + "}";
        assertThat(bodies(folder, changes, TO_ANNA)).as("DOM-32").contains(text);
    }

    /** DOM-30: without the flag a notice to that domain has no section for administrators. */
    @ParameterizedTest(name = "NDRDiagnosticInfoEnabled {0}")
    @CsvSource({"true", "false"})
    void notices_explain_themselves_unless_told_not_to(boolean explains, @TempDir Path folder) throws IOException {
        var changes = "dns[contoso.com].MX: 0 mail.contoso.com"
                + " & onprem.remoteDomains+: {Name: F, DomainName: fabrikam.example, NDRDiagnosticInfoEnabled: "
                + explains
                + "}";
        var seen = bodies(folder, changes, "from: outsider@fabrikam.example, to: nobody@contoso.com");
        assertThat(seen).contains("RESOLVER.ADR.RecipientNotFound");
        assertThat(seen.contains("Diagnostic information for administrators"))
                .as("DOM-30")
                .isEqualTo(explains);
    }

    private static String bodies(Path folder, String changes, String send) throws IOException {
        return Rehearsed.steps(folder, CLASSIC, "", lines(changes), send).stream()
                .filter(Step.Delivered.class::isInstance)
                .map(step -> new String(((Step.Delivered) step).message().body().octets(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
    }
}
