package dev.hybridlab.exo.policy;

import static dev.hybridlab.exo.policy.Tenants.CONTOSO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.message.Headers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a tenant does with mail that fails DMARC (BRD-04, BRD-05, BRD-06, BRD-07, BRD-18, BRD-21). */
final class DmarcActionTest {
    private static final String HERE = "0 contoso-com.mail.protection.outlook.com";

    private static Tenants world(String policy, String mx) {
        return Tenants.two()
                .add("", "dns", "DnsRecord", "contoso.com", "MX", List.of(mx))
                .add("", "dns", "DnsRecord", "strict.example", "TXT", List.of("v=spf1 -all"))
                .add("", "dns", "DnsRecord", "_dmarc.strict.example", "TXT", List.of("v=DMARC1; " + policy));
    }

    private static ContentVerdict verdict(Tenants tenants) {
        var edge = tenants.edge();
        return edge.content(
                edge.peer("198.18.99.1", "none"),
                "x@strict.example",
                "anna@contoso.com",
                Edge.message("From: x@strict.example"));
    }

    private static Headers kept(Tenants tenants) {
        assertThat(verdict(tenants)).isInstanceOf(ContentVerdict.Keep.class);
        return ((ContentVerdict.Keep) verdict(tenants)).message().headers();
    }

    @ParameterizedTest(name = "{0}, {1}={2}: {3}, SCL {4}")
    @CsvSource({
        "p=none, Name, x, dmarc=fail action=none header.from=strict.example;compauth=fail reason=001, 1",
        "p=quarantine, Name, x, dmarc=fail action=quarantine header.from=strict.example;compauth=fail reason=000, 5",
        "p=quarantine, DmarcQuarantineAction, MoveToJmf, dmarc=fail action=quarantine"
                + " header.from=strict.example;compauth=fail reason=000, 5",
        "p=reject, DmarcRejectAction, Quarantine, dmarc=fail action=quarantine"
                + " header.from=strict.example;compauth=fail reason=000, 5",
        "p=reject, HonorDmarcPolicy, false, dmarc=fail action=oreject header.from=strict.example;compauth=fail"
                + " reason=000, 5",
        "p=reject; pct=0, Name, x, dmarc=fail action=pct.reject header.from=strict.example;compauth=fail reason=000, 1",
    })
    void its_policy_decides(String record, String property, String value, String results, String score) {
        Object typed = value.equals("false") ? Boolean.FALSE : value;
        var found = kept(world(record, HERE)
                .add(CONTOSO, "antiPhishPolicy", "AntiPhishPolicy", "antiPhishPolicy", property, typed));
        assertThat(found.first("Authentication-Results").orElseThrow()).endsWith(results);
        assertThat(found.first("X-MS-Exchange-Organization-SCL")).hasValue(score);
    }

    @Test
    void a_rejected_domain_is_refused_at_the_end_of_data() {
        var verdict = verdict(world("p=reject", HERE));
        assertThat(verdict).isInstanceOf(ContentVerdict.Reject.class);
        assertThat(verdict.reply().toString())
                .startsWith("550 5.7.509 Access denied, sending domain [STRICT.EXAMPLE] does not pass DMARC"
                        + " verification and has a DMARC policy of reject.");
    }

    /** BRD-07: another host had it first, so the address says nothing. */
    @Test
    void nothing_is_honoured_behind_another_mail_exchanger() {
        var found = kept(world("p=reject", "10 gateway.example"));
        assertThat(found.first("Authentication-Results").orElseThrow())
                .contains("action=oreject")
                .endsWith("compauth=fail reason=000");
        assertThat(found.first("X-MS-Exchange-Organization-SCL")).hasValue("1");
    }

    /** BRD-21, BRD-25. */
    @Test
    void a_nameserver_that_is_silent_leaves_it_open() {
        var found = kept(Tenants.two()
                .add("", "dns", "DnsRecord", "contoso.com", "MX", List.of(HERE))
                .add("", "dns", "DnsRecord", "_dmarc.strict.example", "fault", "TIMEOUT"));
        assertThat(found.first("Authentication-Results").orElseThrow())
                .contains("dmarc=none action=temperror")
                .endsWith("compauth=none reason=300");
    }
}
