package dev.hybridlab.smtp.dns;

import dev.hybridlab.mailflow.zone.ZoneRecord;
import dev.hybridlab.mailflow.zone.Zones;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Everything that a zone can hold and that can go wrong on a wire. */
final class SampleZones {
    static final List<String> VIEWS = List.of("", "onprem", "exo");

    static final Zones ALL = new Zones(
            Stream.concat(written(), made()).toList(),
            Map.of(
                    "broken.example", Zones.Fault.SERVFAIL,
                    "silent.example", Zones.Fault.TIMEOUT,
                    "gone.contoso.com", Zones.Fault.NXDOMAIN));

    private SampleZones() {}

    private static Stream<ZoneRecord> written() {
        return """
            contoso.com                | MX    | 10 mx2.contoso.com                | 3600       |
            contoso.com                | MX    | 5 mx1.contoso.com                 | 60         |
            contoso.com                | MX    | 65535 MX3.Contoso.COM.            | 3600       |
            Contoso.com.               | TXT   | v=spf1 include:spf.contoso.com -all | 3600     |
            contoso.com                | TXT   | second "text" \\back\\ ; and more | 3600       |
            mx1.contoso.com            | A     | 198.18.10.25                      | 3600       |
            mx1.contoso.com            | A     | 0.0.0.0                           | 3600       |
            mx1.contoso.com            | A     | 255.255.255.255                   | 3600       |
            mx1.contoso.com            | A     | 10.0.0.25                         | 3600       | onprem
            mx1.contoso.com            | AAAA  | 2001:db8::25                      | 3600       |
            mx1.contoso.com            | AAAA  | ::                                | 3600       |
            mapped.contoso.com         | AAAA  | ::ffff:c612:a19                   | 3600       |
            gone.contoso.com           | A     | 198.18.10.26                      | 3600       |
            nomail.example             | MX    | 0 .                               | 3600       |
            alias.contoso.com          | CNAME | mx1.contoso.com                   | 60         |
            hop.contoso.com            | CNAME | alias.contoso.com                 | 600        |
            split.contoso.com          | CNAME | mx1.contoso.com                   | 600        |
            split.contoso.com          | A     | 10.0.0.9                          | 600        | onprem
            deep.under.contoso.com     | A     | 198.18.10.99                      | 0          |
            forever.contoso.com        | A     | 198.18.10.98                      | 9999999999 |
            *.wild.example             | MX    | 10 mx.wild.example                | 300        |
            *.wild.example             | A     | 198.18.20.1                       | 300        |
            *.wild.example             | TXT   | wild                              | 300        |
            host.wild.example          | TXT   | me                                | 300        |
            *.alias.example            | CNAME | hop.contoso.com                   | 300        |
            one.circle.example         | CNAME | two.circle.example                | 300        |
            two.circle.example         | CNAME | one.circle.example                | 300        |
            dangling.example           | CNAME | nowhere.example                   | 300        |
            slow.example               | CNAME | silent.example                    | 300        |
            weak.example               | CNAME | broken.example                    | 300        |
            25.10.18.198.in-addr.arpa  | PTR   | mail.contoso.com.                 | 300        |
            _dmarc.contoso.com         | TXT   | v=DMARC1; p=reject                | 300        |
            s\u00fcd.example           | MX    | 10 post.s\u00dcd.example          | 300        |
            \u65e5\u672c.example       | TXT   | gr\u00fc\u00dfe \u65e5\u672c      | 300        |
            odd label.example          | A     | 198.18.30.1                       | 300        |
            secret.contoso.com         | A     | 10.0.0.1                          | 300        | onprem
            """.lines().map(SampleZones::record);
    }

    /** What does not fit into a table. */
    private static Stream<ZoneRecord> made() {
        var hour = Duration.ofHours(1);
        var made = new ArrayList<ZoneRecord>();
        made.add(new ZoneRecord("empty.example", ZoneRecord.Type.TXT, "", hour, ""));
        made.add(new ZoneRecord("line.example", ZoneRecord.Type.TXT, "tab\tline\r\nend", hour, ""));
        for (var length : List.of(255, 256, 510, 511, 40_000)) {
            var text = "0123456789".repeat(length / 10) + "x".repeat(length % 10);
            made.add(new ZoneRecord("text-" + length + ".example", ZoneRecord.Type.TXT, text, hour, ""));
        }
        var label = "l".repeat(63);
        made.add(new ZoneRecord(label + ".example", ZoneRecord.Type.A, "198.18.30.2", hour, ""));
        var longest = label + "." + label + "." + label + "." + "l".repeat(61);
        made.add(new ZoneRecord(longest, ZoneRecord.Type.A, "198.18.30.3", hour, ""));
        IntStream.range(0, 200)
                .mapToObj(i -> new ZoneRecord("many.example", ZoneRecord.Type.A, "198.18.40." + i, hour, ""))
                .forEach(made::add);
        return made.stream();
    }

    private static ZoneRecord record(String line) {
        var cells = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
        var ttl = Duration.ofSeconds(Long.parseLong(cells.get(3)));
        return new ZoneRecord(cells.get(0), ZoneRecord.Type.valueOf(cells.get(1)), cells.get(2), ttl, cells.get(4));
    }
}
