package dev.hybridlab.exo.policy;

import static dev.hybridlab.exo.policy.Tenants.CONTOSO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.message.Headers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** What SPF says of a sender, and what the filter makes of it (DOMA-04, HDR-67, HDR-97, HDX-14, HDX-16). */
final class SenderCheckTest {
    private static Headers headers(Tenants tenants, String ip, String sender, String... header) {
        var edge = tenants.add("", "dns", "DnsRecord", "contoso.com", "TXT", List.of("v=spf1 ip4:198.18.10.25 -all"))
                .add("", "dns", "DnsRecord", "soft.example", "TXT", List.of("v=spf1 ~all"))
                .inbound(CONTOSO, "C", "TlsSenderCertificateName", "*.contoso.com", "CloudServicesMailEnabled", true)
                .edge();
        var certificate = ip.startsWith("198.18.10.") ? "mail.contoso.com" : "none";
        return edge.kept(edge.peer(ip, certificate), sender, "anna@contoso.com", Edge.message(header))
                .message()
                .headers();
    }

    @ParameterizedTest(name = "from {0}, MAIL {1}, From {2}, AuthAs {3}: {4}, {5}, {6}, {7}")
    @CsvSource({
        "198.18.10.25, bert@contoso.com, bert@contoso.com, Anonymous, pass, bestguesspass, pass reason=109,"
                + " SCL:1;SFV:NSPM",
        "198.18.10.26, bert@contoso.com, bert@contoso.com, Anonymous, fail, none, fail reason=601, SCL:5;SFV:SPM",
        // a fail on trusted mail does no harm
        "198.18.10.26, bert@contoso.com, bert@contoso.com, Internal, fail, none, fail reason=601, SCL:1;SFV:SKI",
        "198.18.99.1, x@soft.example, x@soft.example, -, softfail, none, fail reason=001, SCL:1;SFV:NSPM",
        "198.18.99.1, x@soft.example, bert@contoso.com, -, softfail, none, fail reason=601, SCL:5;SFV:SPM",
        "198.18.99.1, x@unknown.example, x@unknown.example, -, none, none, fail reason=001, SCL:1;SFV:NSPM",
        "198.18.99.1, x@unknown.example, bert@contoso.com, -, none, none, fail reason=601, SCL:1;SFV:NSPM",
    })
    void who_poses_as_a_colleague_is_spam(ArgumentsAccessor row) {
        var sender = row.getString(1);
        var author = row.getString(2);
        var lines = new ArrayList<>(List.of("From: B <" + author + ">"));
        if (!row.getString(3).equals("-")) {
            lines.add("X-MS-Exchange-CrossPremises-AuthAs: " + row.getString(3));
        }
        var found = headers(Tenants.two(), row.getString(0), sender, lines.toArray(String[]::new));
        var domain = sender.substring(sender.indexOf('@') + 1);
        var from = author.substring(author.indexOf('@') + 1);

        assertThat(found.all("Authentication-Results"))
                .containsExactly("spf=" + row.getString(4) + " (sender IP is " + row.getString(0) + ") smtp.mailfrom="
                        + domain + "; dkim=none (message not signed) header.d=none;dmarc=" + row.getString(5)
                        + " action=none header.from=" + from + ";compauth=" + row.getString(6));
        assertThat(found.first("X-Forefront-Antispam-Report").orElseThrow().replace("SRV:;IPV:NLI;", ""))
                .contains(row.getString(7));
    }

    /** HDX-16. */
    @Test
    void that_it_is_spam_is_a_switch() {
        var found = headers(
                Tenants.two().assuming("spoofedColleague=clean"),
                "198.18.99.1",
                "bert@contoso.com",
                "From: bert@contoso.com");
        assertThat(found.first("X-MS-Exchange-Organization-SCL")).hasValue("1");
    }

    /** HDR-69, BRD-09. */
    @Test
    void each_pass_sets_its_seal() {
        var found = headers(Tenants.two(), "198.18.99.1", "x@soft.example", "A: b");
        assertThat(found.first("ARC-Seal").orElseThrow())
                .startsWith("i=1; a=rsa-sha256; s=arcselector10001; d=microsoft.com; cv=none;");
        assertThat(found.first("ARC-Authentication-Results").orElseThrow())
                .startsWith("i=1; mx.microsoft.com 1; spf=softfail (sender ip is 198.18.99.1)")
                .endsWith("arc=none (0)");
    }

    /** BRD-22. */
    @Test
    void checks_can_be_switched_off() {
        var found = headers(
                Tenants.two().assuming("senderChecks=off"),
                "198.18.10.26",
                "bert@contoso.com",
                "From: bert@contoso.com");
        assertThat(found.fields())
                .noneMatch(field ->
                        field.startsWith("ARC-") || field.is("Authentication-Results") || field.is("Received-SPF"));
        assertThat(found.first("X-MS-Exchange-Organization-SCL")).hasValue("1");
    }
}
