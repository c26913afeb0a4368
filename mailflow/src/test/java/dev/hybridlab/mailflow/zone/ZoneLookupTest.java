package dev.hybridlab.mailflow.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hybridlab.mailflow.zone.ZoneRecord.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneLookupTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static final Zones ZONES = new Zones(
            Stream.of(
                            "contoso.com | MX | 10 mx1.contoso.com | 3600 |",
                            "contoso.com | MX | 5 MX2.Contoso.com. | 3600 |",
                            "Contoso.com. | TXT | v=spf1 -all | 3600 |",
                            "mx1.contoso.com | A | 198.18.10.25 | 3600 |",
                            "mx1.contoso.com | A | 10.0.0.25 | 3600 | onprem",
                            "mx1.contoso.com | AAAA | 2001:db8::25 | 3600 |",
                            "autodiscover.contoso.com | CNAME | mx1.contoso.com | 60 |",
                            "hop.contoso.com | CNAME | autodiscover.contoso.com | 600 |",
                            "split.contoso.com | CNAME | mx1.contoso.com | 600 |",
                            "split.contoso.com | A | 10.0.0.9 | 600 | onprem",
                            "inner.contoso.com | A | 198.18.10.77 | 600 |",
                            "inner.contoso.com | CNAME | mx1.contoso.com | 600 | onprem",
                            "deep.under.contoso.com | A | 198.18.10.99 | 3600 |",
                            "*.wild.example | MX | 10 mx.wild.example | 300 |",
                            "*.wild.example | A | 198.18.20.1 | 300 |",
                            "host.wild.example | TXT | me | 300 |",
                            "below.sub.wild.example | A | 198.18.20.2 | 300 |",
                            "*.alias.example | CNAME | mx1.contoso.com | 300 |",
                            "one.circle.example | CNAME | two.circle.example | 300 |",
                            "two.circle.example | CNAME | one.circle.example | 300 |",
                            "dangling.example | CNAME | nowhere.example | 300 |",
                            "slow.example | CNAME | silent.example | 300 |",
                            "25.10.18.198.in-addr.arpa | PTR | mail.contoso.com. | 300 |",
                            "secret.contoso.com | A | 10.0.0.1 | 300 | onprem")
                    .map(ZoneLookupTest::record)
                    .toList(),
            Map.of(
                    "broken.example", Zones.Fault.SERVFAIL,
                    "silent.example", Zones.Fault.TIMEOUT,
                    "deep.under.contoso.com.example", Zones.Fault.NXDOMAIN));

    private static ZoneRecord record(String line) {
        var parts = line.split("\\|", -1);
        var ttl = Duration.ofSeconds(Long.parseLong(parts[3].strip()));
        return new ZoneRecord(
                parts[0].strip(), Type.valueOf(parts[1].strip()), parts[2].strip(), ttl, parts[4].strip());
    }

    @ParameterizedTest(name = "{0} {1} asked by {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
        contoso.com                  | MX    |        | 10 mx1.contoso.com/3600, 5 mx2.contoso.com/3600
        CONTOSO.com.                 | TXT   |        | v=spf1 -all/3600
        mx1.contoso.com              | A     |        | 198.18.10.25/3600
        mx1.contoso.com              | A     | exo    | 198.18.10.25/3600
        mx1.contoso.com              | A     | onprem | 10.0.0.25/3600
        mx1.contoso.com              | AAAA  | onprem | 2001:db8:0:0:0:0:0:25/3600
        autodiscover.contoso.com     | A     |        | 198.18.10.25/60
        autodiscover.contoso.com     | CNAME |        | mx1.contoso.com/60
        hop.contoso.com              | A     | onprem | 10.0.0.25/60
        split.contoso.com            | A     |        | 198.18.10.25/600
        split.contoso.com            | A     | onprem | 10.0.0.9/600
        split.contoso.com            | AAAA  | onprem | no data
        inner.contoso.com            | A     | exo    | 198.18.10.77/600
        inner.contoso.com            | A     | onprem | 10.0.0.25/600
        under.contoso.com            | A     |        | no data
        com                          | MX    |        | no data
        contoso.com                  | A     |        | no data
        nothing.contoso.com          | A     |        | NXDOMAIN
        x.mx1.contoso.com            | A     |        | NXDOMAIN
        secret.contoso.com           | A     |        | NXDOMAIN
        secret.contoso.com           | A     | exo    | NXDOMAIN
        secret.contoso.com           | A     | onprem | 10.0.0.1/300
        any.wild.example             | MX    |        | 10 mx.wild.example/300
        a.b.c.wild.example           | A     |        | 198.18.20.1/300
        any.wild.example             | TXT   |        | no data
        host.wild.example            | MX    |        | no data
        x.host.wild.example          | MX    |        | NXDOMAIN
        sub.wild.example             | MX    |        | no data
        x.sub.wild.example           | MX    |        | NXDOMAIN
        *.wild.example               | A     |        | 198.18.20.1/300
        wild.example                 | A     |        | no data
        www.alias.example            | A     |        | 198.18.10.25/300
        www.alias.example            | MX    |        | no data
        one.circle.example           | A     |        | SERVFAIL
        one.circle.example           | CNAME |        | two.circle.example/300
        dangling.example             | A     |        | NXDOMAIN
        broken.example               | MX    |        | SERVFAIL
        silent.example               | A     |        | TIMEOUT
        slow.example                 | A     |        | TIMEOUT
        deep.under.contoso.com.example | A   |        | NXDOMAIN
        25.10.18.198.in-addr.arpa    | PTR   |        | mail.contoso.com/300
        """)
    void every_question_has_the_answer_of_the_RFCs(String name, Type type, String view, String answer) {
        var lookup = new ZoneLookup(ZONES, view == null ? "" : view);

        assertThat(worded(lookup.ask(name, type, NOW))).isEqualTo(answer);
    }

    @Test
    void an_answer_from_a_wildcard_carries_the_name_that_was_asked() {
        assertThat(new ZoneLookup(ZONES, "").ask("Any.Wild.Example", Type.A, NOW))
                .isEqualTo(new NameAnswer.Found(List.of(record("any.wild.example | A | 198.18.20.1 | 300 |"))));
    }

    @Test
    void aliases_on_the_way_are_told_with_their_own_ttl() {
        assertThat(new ZoneLookup(ZONES, "").resolve("hop.contoso.com", Type.A).aliases())
                .extracting(ZoneRecord::owner, each -> each.ttl().toSeconds())
                .containsExactly(tuple("hop.contoso.com", 600L), tuple("autodiscover.contoso.com", 60L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a..wild.example", ".wild.example", "{64}.wild.example", "{60}.{60}.{60}.{60}.wild.example"})
    void what_is_no_name_does_not_exist_in_spite_of_a_wildcard(String pattern) {
        var name = pattern.replace("{64}", "x".repeat(64)).replace("{60}", "x".repeat(60));

        assertThat(new ZoneLookup(ZONES, "").ask(name, Type.A, NOW)).isEqualTo(new NameAnswer.Absent(false));
        assertThatThrownBy(() -> new ZoneRecord(name, Type.A, "198.18.0.1", Duration.ZERO, ""))
                .hasMessageContaining("is no domain name");
    }

    @Test
    void a_record_is_kept_no_longer_than_68_years() {
        var record = new ZoneRecord("contoso.com", Type.A, "198.18.0.1", Duration.ofDays(40_000), "");

        assertThat(record.ttl()).isEqualTo(Duration.ofSeconds(2_147_483_647));
    }

    @ParameterizedTest
    @CsvSource({
        "MX, mx1.contoso.com",
        "MX, 10 mx1..contoso.com",
        "MX, 70000 mx1.contoso.com",
        "MX, 10 20 mx1.contoso.com",
        "A, 2001:db8::1",
        "A, mx1.contoso.com",
        "AAAA, 198.18.0.1",
        "CNAME, two words",
        "PTR, .",
    })
    void a_record_refuses_data_of_another_type(Type type, String data) {
        assertThatThrownBy(() -> new ZoneRecord("contoso.com", type, data, Duration.ZERO, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String worded(NameAnswer answer) {
        return switch (answer) {
            case NameAnswer.Found(var records) ->
                String.join(
                        ", ",
                        records.stream()
                                .map(each -> each.data() + "/" + each.ttl().toSeconds())
                                .toList());
            case NameAnswer.Absent(var nameExists) -> nameExists ? "no data" : "NXDOMAIN";
            case NameAnswer.Failed failed -> "SERVFAIL";
            case NameAnswer.TimedOut timedOut -> "TIMEOUT";
        };
    }
}
