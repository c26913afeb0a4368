package dev.hybridlab.authentication.spf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.authentication.BorderEvaluation;
import dev.hybridlab.authentication.Published;
import dev.hybridlab.mailflow.authentication.SpfFinding;
import dev.hybridlab.mailflow.zone.Zones;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SPF, rule by rule (RFC 7208). Its appendix A is the zone of example.com. */
final class SpfEvaluationTest {
    private static SpfFinding of(Published published, String client, String mailFrom) {
        return new BorderEvaluation().spf(published.sender(client, "mail-a.example.com", mailFrom));
    }

    /** RFC 7208 appendix A. */
    private static Published appendixA() {
        return new Published()
                .add("example.com", "MX", "10 mail-a.example.com")
                .add("example.com", "MX", "20 mail-b.example.com")
                .add("example.com", "A", "192.0.2.10")
                .add("example.com", "A", "192.0.2.11")
                .add("amy.example.com", "A", "192.0.2.65")
                .add("bob.example.com", "A", "192.0.2.66")
                .add("mail-a.example.com", "A", "192.0.2.129")
                .add("mail-b.example.com", "A", "192.0.2.130")
                .add("example.org", "MX", "10 mail-c.example.org")
                .add("mail-c.example.org", "A", "192.0.2.140")
                .add("10.2.0.192.in-addr.arpa", "PTR", "example.com")
                .add("65.2.0.192.in-addr.arpa", "PTR", "amy.example.com")
                .add("129.2.0.192.in-addr.arpa", "PTR", "mail-a.example.com")
                .add("140.2.0.192.in-addr.arpa", "PTR", "mail-c.example.org")
                .add("4.0.0.10.in-addr.arpa", "PTR", "bob.example.com");
    }

    @ParameterizedTest(name = "{0} from {1}: {2} by {3}")
    @CsvSource({
        // RFC 7208 appendix A.1
        "v=spf1 +all, 198.18.1.1, pass, all",
        "v=spf1 a -all, 192.0.2.10, pass, a",
        "v=spf1 a -all, 192.0.2.65, fail, -all",
        "v=spf1 a:example.org -all, 192.0.2.10, fail, -all",
        "v=spf1 mx -all, 192.0.2.129, pass, mx",
        "v=spf1 mx -all, 192.0.2.10, fail, -all",
        "v=spf1 mx:example.org -all, 192.0.2.140, pass, mx:example.org",
        "v=spf1 mx mx:example.org -all, 192.0.2.140, pass, mx:example.org",
        "v=spf1 mx/30 mx:example.org/30 -all, 192.0.2.131, pass, mx/30",
        "v=spf1 mx/30 mx:example.org/30 -all, 192.0.2.143, pass, mx:example.org/30",
        "v=spf1 ptr -all, 192.0.2.10, pass, ptr",
        "v=spf1 ptr -all, 192.0.2.65, pass, ptr",
        "v=spf1 ptr -all, 192.0.2.140, fail, -all",
        "v=spf1 ptr -all, 10.0.0.4, fail, -all",
        "v=spf1 ip4:192.0.2.128/28 -all, 192.0.2.65, fail, -all",
        "v=spf1 ip4:192.0.2.128/28 -all, 192.0.2.129, pass, ip4:192.0.2.128/28",
        // §2.6 and §4.7
        "v=spf1 ~all, 198.18.1.1, softfail, ~all",
        "v=spf1 ?all, 198.18.1.1, neutral, ?all",
        "v=spf1 ip4:192.0.2.1, 198.18.1.1, neutral, ''",
        "v=spf1, 198.18.1.1, neutral, ''",
        "V=SPF1 -ALL, 198.18.1.1, fail, -all",
        // §5.6
        "v=spf1 ip6:2001:db8::/32 -all, 2001:db8::25, pass, ip6:2001:db8::/32",
        "v=spf1 ip6:2001:db8::/32 -all, 192.0.2.1, fail, -all",
        "v=spf1 ip4:192.0.2.1 -all, 2001:db8::25, fail, -all",
        // §6: what is unknown does no harm, what is known may stand once
        "v=spf1 rp=postmaster -all, 198.18.1.1, fail, -all",
        "v=spf1 exp=why.example.com -all, 198.18.1.1, fail, -all",
        "v=spf1 redirect=a.example redirect=b.example, 198.18.1.1, permerror, ''",
        // §4.6: an error anywhere counts, whatever comes before it
        "v=spf1 +all moo, 198.18.1.1, permerror, ''",
        "v=spf1 ip4:192.0.2 -all, 198.18.1.1, permerror, ''",
        "v=spf1 ip4:192.0.2.1/33 -all, 198.18.1.1, permerror, ''",
        "v=spf1 ip4:192.0.2.1/99999999999 -all, 198.18.1.1, permerror, ''",
        "v=spf1 a:%{x}.example.com -all, 198.18.1.1, permerror, ''",
        // §4.5: another version is none
        "v=spf10 -all, 198.18.1.1, none, ''",
        "v=spf1-all, 198.18.1.1, none, ''",
        // §7: macros
        "v=spf1 exists:%{ir}.%{v}._spf.%{d2} -all, 192.0.2.99, pass, exists:%{ir}.%{v}._spf.%{d2}",
        "v=spf1 exists:%{l}.%{o}.lists.example.com -all, 198.18.1.1, pass, exists:%{l}.%{o}.lists.example.com",
    })
    void a_record_says_from_where_mail_comes(String record, String client, String result, String term) {
        var zone = appendixA()
                .txt("example.com", record)
                .add("99.2.0.192.in-addr._spf.example.com", "A", "127.0.0.2")
                .add("anna.example.com.lists.example.com", "A", "127.0.0.2");

        var finding = of(zone, client, "anna@example.com");

        assertThat(finding.result().word()).as(finding.toString()).isEqualTo(result);
        if (!term.isEmpty()) {
            assertThat(finding.evidence().term().toLowerCase(Locale.ROOT)).isEqualTo(term);
        }
    }

    /** RFC 7208 §4.8, §5: what macros make is a name that is not there, and no way round the rest of the record. */
    @ParameterizedTest
    @ValueSource(strings = {"a..b", "a.", ".", "a/../b"})
    void a_sender_that_makes_a_name_malformed_is_not_let_off(String local) {
        var zone = appendixA().txt("example.com", "v=spf1 exists:%{l}.lists.example.com -all");

        assertThat(of(zone, "198.18.1.1", local + "@example.com").result().word())
                .isEqualTo("fail");
        assertThat(of(zone, "198.18.1.1", "x".repeat(64) + "@example.com")
                        .result()
                        .word())
                .isEqualTo("fail");
    }

    @ParameterizedTest(name = "{0} includes {1}: {2}")
    @CsvSource({
        // RFC 7208 §5.2
        "v=spf1 include:in.example ~all, v=spf1 ip4:198.18.1.1 -all, pass, include:in.example > ip4:198.18.1.1",
        "v=spf1 include:in.example ~all, v=spf1 -all, softfail, ~all",
        "v=spf1 include:in.example ~all, v=spf1 ~all, softfail, ~all",
        "v=spf1 include:in.example ~all, v=spf1 ?all, softfail, ~all",
        "v=spf1 include:in.example ~all, v=spf1, softfail, ~all",
        "v=spf1 include:in.example ~all, no record, permerror, ''",
        "v=spf1 include:in.example ~all, v=spf1 moo, permerror, ''",
        "v=spf1 -include:in.example ~all, v=spf1 +all, fail, -include:in.example > all",
        // §6.1
        "v=spf1 redirect=in.example, v=spf1 -all, fail, -all",
        "v=spf1 redirect=in.example, no record, permerror, ''",
        "v=spf1 redirect=in.example ip4:198.18.1.1, v=spf1 -all, pass, ip4:198.18.1.1",
        "v=spf1 redirect=in.example, v=spf1 ip4:198.18.1.1, pass, ip4:198.18.1.1",
    })
    void a_record_hands_on_to_another(String outer, String inner, String result, String term) {
        var zone = new Published().txt("out.example", outer).txt("in.example", inner);

        var finding = of(zone, "198.18.1.1", "a@out.example");

        assertThat(finding.result().word()).as(finding.toString()).isEqualTo(result);
        assertThat(finding.evidence().term()).isEqualTo(term);
    }

    /** DOMA-01, RFC 7208 §4.6.4 and §4.5. */
    @Test
    void what_costs_too_much_is_a_permanent_error() {
        var eleven = new Published();
        var text = new StringBuilder("v=spf1");
        for (var i = 1; i <= 11; i++) {
            text.append(" include:i").append(i).append(".example");
            eleven.txt("i" + i + ".example", "v=spf1 ip4:192.0.2.1 -all");
        }
        eleven.txt("many.example", text + " +all")
                .txt("ten.example", text.toString().replace(" include:i11.example", " +all"));
        var circle = new Published()
                .txt("a.example", "v=spf1 include:b.example +all")
                .txt("b.example", "v=spf1 include:a.example +all");
        var self = new Published().txt("a.example", "v=spf1 redirect=a.example");
        var voids = new Published()
                .txt("two.example", "v=spf1 a:x.example mx:y.example +all")
                .txt("three.example", "v=spf1 a:x.example mx:y.example exists:z.example +all");
        var hosts = new Published().txt("a.example", "v=spf1 mx +all");
        for (var i = 0; i < 11; i++) {
            hosts.add("a.example", "MX", i + " m" + i + ".a.example");
        }
        var twice = new Published().txt("a.example", "v=spf1 -all").txt("a.example", "v=spf1 +all");

        assertThat(of(eleven, "198.18.1.1", "a@ten.example").result().word()).isEqualTo("pass");
        assertThat(of(eleven, "198.18.1.1", "a@ten.example").evidence().lookUps())
                .isEqualTo(10);
        assertThat(of(eleven, "198.18.1.1", "a@many.example").result().word()).isEqualTo("permerror");
        assertThat(of(circle, "198.18.1.1", "x@a.example").result().word()).isEqualTo("permerror");
        assertThat(of(self, "198.18.1.1", "x@a.example").result().word()).isEqualTo("permerror");
        assertThat(of(voids, "198.18.1.1", "x@two.example").result().word()).isEqualTo("pass");
        assertThat(of(voids, "198.18.1.1", "x@three.example").result().word()).isEqualTo("permerror");
        assertThat(of(hosts, "198.18.1.1", "x@a.example").result().word()).isEqualTo("permerror");
        assertThat(of(twice, "198.18.1.1", "x@a.example").result().word()).isEqualTo("permerror");
    }

    @Test
    void a_circle_of_includes_ends_behind_eleven_questions() {
        var circle = new Published().txt("a.example", "v=spf1 include:a.example include:a.example +all");

        assertThat(Published.questions(circle.sender("198.18.1.1", "h.example", "x@a.example"), SpfEvaluation::of))
                .isLessThanOrEqualTo(11);
    }

    /** RFC 7208 §5: no answer ends the walk, but for the names of an address (§5.5). */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "v=spf1 a:gone.example +all, temperror",
        "v=spf1 mx:gone.example +all, temperror",
        "v=spf1 exists:gone.example +all, temperror",
        "v=spf1 include:gone.example +all, temperror",
        "v=spf1 redirect=gone.example, temperror",
        "v=spf1 +all a:gone.example, pass",
        "v=spf1 ptr +all, pass",
    })
    void a_name_service_that_does_not_answer_is_a_temporary_error(String record, String result) {
        for (var fault : new Zones.Fault[] {Zones.Fault.TIMEOUT, Zones.Fault.SERVFAIL}) {
            var zone = new Published()
                    .txt("a.example", record)
                    .fault("gone.example", fault)
                    .fault("1.1.18.198.in-addr.arpa", fault);
            assertThat(of(zone, "198.18.1.1", "x@a.example").result().word())
                    .as(fault.name())
                    .isEqualTo(result);
        }
        var own = new Published().fault("a.example", Zones.Fault.TIMEOUT);
        assertThat(of(own, "198.18.1.1", "x@a.example").result().word()).isEqualTo("temperror");
    }

    @ParameterizedTest(name = "MAIL {0}, EHLO {1}: {2}")
    @CsvSource({
        // RFC 7208 §2.4
        "x@a.example, b.example, fail, a.example",
        "'', a.example, fail, a.example",
        "'', A.Example., fail, a.example",
        // §4.3
        "'', localhost, none, localhost",
        "'', [198.18.1.1], none, [198.18.1.1]",
        "'', a..example, none, a..example",
        "x@nowhere.example, a.example, none, nowhere.example",
    })
    void the_domain_is_that_of_the_reverse_path_or_of_the_greeting(
            String from, String helo, String result, String domain) {
        var zone = new Published().txt("a.example", "v=spf1 -all");

        var finding = SpfEvaluation.of(zone.sender("198.18.1.1", helo, from));

        assertThat(finding.result().word()).isEqualTo(result);
        assertThat(finding.domain()).isEqualTo(domain);
    }

    /** DOMA-06. */
    @ParameterizedTest
    @CsvSource({
        "v=spf1 +all, domain of a.example designates 198.18.1.1 as permitted sender",
        "v=spf1 -all, domain of a.example does not designate 198.18.1.1 as permitted sender",
        "v=spf1 ~all, domain of transitioning a.example discourages use of 198.18.1.1 as permitted sender",
        "none, a.example does not designate permitted sender hosts",
    })
    void the_comment_is_that_of_exchange_online(String record, String comment) {
        assertThat(of(new Published().txt("a.example", record), "198.18.1.1", "x@a.example")
                        .comment())
                .isEqualTo(comment);
    }

    /** What mx leaves in a session of jSPF must not reach the next one. */
    @Test
    void an_mx_without_addresses_does_not_disturb_the_next() {
        var zone = new Published()
                .txt("a.example", "v=spf1 mx:empty.example mx:full.example -all")
                .add("empty.example", "MX", "10 no-address.example")
                .add("full.example", "MX", "10 host.example")
                .add("host.example", "A", "198.18.1.1");

        assertThat(of(zone, "198.18.1.1", "x@a.example").evidence().term()).isEqualTo("mx:full.example");
    }

    @Test
    void records_that_are_too_long_or_hostile_are_answered_at_once() {
        for (var text : new String[] {
            "v=spf1 a:" + "a".repeat(100_000) + ".example -all",
            "v=spf1 " + "ip4:192.0.2.1 ".repeat(10_000) + "-all",
            "v=spf1 a:" + "a.".repeat(240) + "! -all",
            "v=spf1 a:" + "%{d}".repeat(120) + " -all",
            "v=spf1 include:" + "-".repeat(490) + " -all",
            "v=spf1 \u0000 -all",
        }) {
            var finding = of(new Published().txt("a.example", text), "198.18.1.1", "x@a.example");
            assertThat(finding.result().word())
                    .as(text.substring(0, Math.min(30, text.length())))
                    .isIn("permerror", "fail");
        }
    }
}
