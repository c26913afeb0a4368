package dev.hybridlab.mailflow.zone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.zone.ZoneRecord.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailExchangersTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static final NameLookup LOOKUP = new ZoneLookup(
            new Zones(
                    Stream.of(
                                    "contoso.com MX 20 backup.contoso.com",
                                    "contoso.com MX 0 mail.contoso.com",
                                    "mail.contoso.com AAAA 2001:db8::25",
                                    "mail.contoso.com A 198.18.10.25",
                                    "mail.contoso.com A 198.18.10.26",
                                    "backup.contoso.com A 198.18.10.27",
                                    "equal.example MX 10 z.equal.example",
                                    "equal.example MX 10 a.equal.example",
                                    "equal.example MX 20 z.equal.example",
                                    "z.equal.example A 198.18.1.2",
                                    "a.equal.example A 198.18.1.1",
                                    "bare.example A 198.18.2.1",
                                    "six.example AAAA 2001:db8::6",
                                    "null.example MX 0 .",
                                    "null.example A 198.18.2.9",
                                    "mixed.example MX 0 .",
                                    "mixed.example MX 10 mail.contoso.com",
                                    "alias.example MX 10 www.alias.example",
                                    "www.alias.example CNAME backup.contoso.com",
                                    "lost.example MX 10 gone.example",
                                    "half.example MX 10 gone.example",
                                    "half.example MX 20 backup.contoso.com",
                                    "empty.example TXT here",
                                    "flaky.example MX 10 silent.example",
                                    "flaky.example MX 20 gone.example",
                                    "patient.example MX 10 silent.example",
                                    "patient.example MX 20 backup.contoso.com",
                                    "moved.example CNAME contoso.com")
                            .map(MailExchangersTest::record)
                            .toList(),
                    Map.of("silent.example", Zones.Fault.TIMEOUT, "broken.example", Zones.Fault.SERVFAIL)),
            "");

    private static ZoneRecord record(String line) {
        var parts = line.split(" ", 3);
        return new ZoneRecord(parts[0], Type.valueOf(parts[1]), parts[2], Duration.ofHours(1), "");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        contoso.com       | 0 mail.contoso.com 198.18.10.25, 0 mail.contoso.com 198.18.10.26, 0 mail.contoso.com 2001:db8:0:0:0:0:0:25, 20 backup.contoso.com 198.18.10.27
        CONTOSO.COM.      | 0 mail.contoso.com 198.18.10.25, 0 mail.contoso.com 198.18.10.26, 0 mail.contoso.com 2001:db8:0:0:0:0:0:25, 20 backup.contoso.com 198.18.10.27
        moved.example     | 0 mail.contoso.com 198.18.10.25, 0 mail.contoso.com 198.18.10.26, 0 mail.contoso.com 2001:db8:0:0:0:0:0:25, 20 backup.contoso.com 198.18.10.27
        equal.example     | 10 z.equal.example 198.18.1.2, 10 a.equal.example 198.18.1.1
        bare.example      | 0 bare.example 198.18.2.1
        six.example       | 0 six.example 2001:db8:0:0:0:0:0:6
        mixed.example     | 10 mail.contoso.com 198.18.10.25, 10 mail.contoso.com 198.18.10.26, 10 mail.contoso.com 2001:db8:0:0:0:0:0:25
        alias.example     | 10 www.alias.example 198.18.10.27
        half.example      | 20 backup.contoso.com 198.18.10.27
        patient.example   | 20 backup.contoso.com 198.18.10.27
        [198.18.0.1]      | 0 [198.18.0.1] 198.18.0.1
        [IPv6:2001:db8::1] | 0 [IPv6:2001:db8::1] 2001:db8:0:0:0:0:0:1
        null.example      | null.example: NULL-MX
        nowhere.example   | nowhere.example: NXDOMAIN
        empty.example     | empty.example: NO-ADDRESS
        lost.example      | lost.example: NO-ADDRESS
        flaky.example     | silent.example: TIMEOUT
        silent.example    | silent.example: TIMEOUT
        broken.example    | broken.example: SERVFAIL
        """)
    void a_domain_leads_to_its_mail_exchangers(String domain, String expected) {
        assertThat(worded(MailExchangers.resolve(domain, LOOKUP, NOW))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        mail.contoso.com  | 0 mail.contoso.com 198.18.10.25, 0 mail.contoso.com 198.18.10.26, 0 mail.contoso.com 2001:db8:0:0:0:0:0:25
        www.alias.example | 0 www.alias.example 198.18.10.27
        198.18.10.25      | 0 198.18.10.25 198.18.10.25
        [198.18.10.25]    | 0 [198.18.10.25] 198.18.10.25
        contoso.com       | contoso.com: NO-ADDRESS
        nowhere.example   | nowhere.example: NXDOMAIN
        silent.example    | silent.example: TIMEOUT
        broken.example    | broken.example: SERVFAIL
        """)
    void a_smart_host_leads_to_its_addresses(String host, String expected) {
        assertThat(worded(MailExchangers.hostAddresses(host, LOOKUP, NOW))).isEqualTo(expected);
    }

    @Test
    void every_question_is_told_in_the_order_in_which_it_was_asked() {
        assertThat(MailExchangers.resolve("half.example", LOOKUP, NOW).asked())
                .extracting(asked -> asked.question() + " -> " + asked.answer())
                .containsExactly(
                        "half.example MX -> 10 gone.example, 20 backup.contoso.com",
                        "gone.example A -> NXDOMAIN",
                        "backup.contoso.com A -> 198.18.10.27",
                        "backup.contoso.com AAAA -> no data");
    }

    @Test
    void a_name_whose_server_is_silent_is_not_asked_twice() {
        assertThat(MailExchangers.hostAddresses("silent.example", LOOKUP, NOW).asked())
                .extracting(MailHosts.Asked::question)
                .containsExactly("silent.example A");
    }

    private static String worded(MailHosts hosts) {
        return switch (hosts) {
            case MailHosts.Targets(var targets, var asked) ->
                String.join(
                        ", ",
                        targets.stream()
                                .map(each -> each.preference() + " " + each.name() + " " + each.address())
                                .toList());
            case MailHosts.Failure(var name, var cause, var asked) -> name + ": " + cause.word();
        };
    }
}
