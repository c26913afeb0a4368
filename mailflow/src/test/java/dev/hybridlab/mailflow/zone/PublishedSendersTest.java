package dev.hybridlab.mailflow.zone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.zone.ZoneRecord.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPF as far as the lab reads it (RFC 7208 §4, §5). */
final class PublishedSendersTest {
    private static ZoneRecord record(String owner, Type type, String data, String view) {
        return new ZoneRecord(owner, type, data, Duration.ofHours(1), view);
    }

    @ParameterizedTest(name = "{0} from {1}: {2}")
    @CsvSource({
        "v=spf1 ip4:198.18.1.0/24 -all, 198.18.1.9, PASS",
        "v=spf1 ip4:198.18.1.0/24 -all, 198.18.2.9, FAIL",
        "v=spf1 ip4:198.18.1.0/24 ~all, 198.18.2.9, SOFTFAIL",
        "v=spf1 ip4:198.18.1.0/24 ?all, 198.18.2.9, NEUTRAL",
        "v=spf1 ip4:198.18.1.0/24,      198.18.2.9, NEUTRAL",
        "v=spf1 ip4:nonsense -all,      198.18.2.9, FAIL",
        "v=spf1 ip6:2001:db8::/32 -all, 2001:db8::1, PASS",
        "v=spf1 a -all,                 198.18.3.1, PASS",
        "v=spf1 a:mx.other.example -all, 198.18.4.1, PASS",
        "v=spf1 mx -all,                198.18.5.1, PASS",
        "v=spf1 mx -all,                198.18.3.1, FAIL",
        "v=spf1 include:other.example -all, 198.18.4.1, PASS",
        "v=spf1 include:other.example -all, 198.18.9.1, FAIL",
        "v=spf1 -include:other.example all, 198.18.4.1, FAIL",
        "v=spf1 include:nobody.example -all, 198.18.4.1, FAIL",
        "v=spf1 redirect=other.example, 198.18.9.1, SOFTFAIL",
        "v=spf1 redirect=own.example,   198.18.9.1, PERMERROR",
        "v=spf1 exists:%{i}.x -all,     198.18.9.1, FAIL",
        "v=spf1 a:no1.example a:no2.example -all, 198.18.9.1, FAIL",
        "v=spf1 a:no1.example a:no2.example a:no3.example -all, 198.18.9.1, PERMERROR",
        "v=spf1 include:five.example include:four.example -all, 198.18.9.1, PERMERROR",
        "v=spf1 include:five.example include:three.example -all, 198.18.9.1, FAIL",
        "v=spf10 all,                   198.18.9.1, NONE",
    })
    void a_domain_says_from_where_its_mail_comes(String text, String from, PublishedSenders.Result result) {
        var zones = new Zones(
                List.of(
                        record("own.example", Type.TXT, text, ""),
                        record("own.example", Type.TXT, "v=spf1 +all", "onprem"),
                        record("own.example", Type.A, "198.18.3.1", ""),
                        record("own.example", Type.MX, "10 mx.own.example", ""),
                        record("mx.own.example", Type.A, "198.18.5.1", ""),
                        record(
                                "five.example",
                                Type.TXT,
                                "v=spf1 a:mx.other.example a:mx.other.example a:mx.other.example a:mx.other.example"
                                        + " a:mx.other.example ~all",
                                ""),
                        record(
                                "four.example",
                                Type.TXT,
                                "v=spf1 a:mx.other.example a:mx.other.example a:mx.other.example a:mx.other.example"
                                        + " ~all",
                                ""),
                        record(
                                "three.example",
                                Type.TXT,
                                "v=spf1 a:mx.other.example a:mx.other.example a:mx.other.example ~all",
                                ""),
                        record("mx.other.example", Type.A, "198.18.4.1", ""),
                        record("other.example", Type.TXT, "v=spf1 a:mx.other.example ~all", "")),
                Map.of());
        assertThat(new PublishedSenders(zones).of("Own.Example", IpAddress.of(from)))
                .isEqualTo(result);
    }
}
