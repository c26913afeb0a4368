package dev.hybridlab.exo.policy;

import static dev.hybridlab.exo.policy.Tenants.CONTOSO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.message.Headers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What SPF says of a sender, and what the filter makes of it (HDR-67, HDR-97, HDX-14, HDX-16). */
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

    @ParameterizedTest(name = "from {0}, MAIL {1}, From {2}, AuthAs {3}: {4}, compauth={5}, {6}")
    @CsvSource({
        "198.18.10.25, bert@contoso.com, bert@contoso.com, Anonymous, pass, pass, SCL:1;SFV:NSPM",
        "198.18.10.26, bert@contoso.com, bert@contoso.com, Anonymous, fail, fail, SCL:5;SFV:SPM",
        // a fail on trusted mail does no harm
        "198.18.10.26, bert@contoso.com, bert@contoso.com, Internal, fail, fail, SCL:1;SFV:SKI",
        "198.18.99.1, x@soft.example, x@soft.example, -, softfail, none, SCL:1;SFV:NSPM",
        "198.18.99.1, x@soft.example, bert@contoso.com, -, softfail, fail, SCL:5;SFV:SPM",
        "198.18.99.1, x@unknown.example, x@unknown.example, -, none, none, SCL:1;SFV:NSPM",
        "198.18.99.1, x@unknown.example, bert@contoso.com, -, none, none, SCL:1;SFV:NSPM",
    })
    void who_poses_as_a_colleague_is_spam(
            String ip, String sender, String author, String authAs, String spf, String composite, String verdict) {
        var lines = new ArrayList<>(List.of("From: B <" + author + ">"));
        if (!authAs.equals("-")) {
            lines.add("X-MS-Exchange-CrossPremises-AuthAs: " + authAs);
        }
        var found = headers(Tenants.two(), ip, sender, lines.toArray(String[]::new));
        var domain = sender.substring(sender.indexOf('@') + 1);
        var from = author.substring(author.indexOf('@') + 1);

        assertThat(found.all("Authentication-Results"))
                .containsExactly("spf=" + spf + " (sender IP is " + ip + ") smtp.mailfrom=" + domain
                        + "; dkim=none; dmarc=" + (spf.equals("pass") ? "pass" : "fail") + " action=none header.from="
                        + from + ";compauth=" + composite);
        assertThat(found.first("X-Forefront-Antispam-Report").orElseThrow().replace("SRV:;IPV:NLI;", ""))
                .contains(verdict);
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

    /** HDR-69. */
    @Test
    void no_seal_is_stamped() {
        var found = headers(Tenants.two(), "198.18.99.1", "x@soft.example", "A: b");
        assertThat(found.fields()).noneMatch(field -> field.startsWith("ARC-"));
    }
}
