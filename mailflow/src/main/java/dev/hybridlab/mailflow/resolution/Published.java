package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.topology.CertificateBook;
import dev.hybridlab.mailflow.topology.CertificateSpec;
import dev.hybridlab.mailflow.zone.ZoneRecord;
import dev.hybridlab.mailflow.zone.Zones;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What domains publish about the way to them: TLSA records, DNSSEC, MTA-STS policies. In a file a TLSA names a certificate of
 * the topology, since its thumbprint is known to nobody who writes one.
 */
final class Published {
    /** A usage, selector and matching type of a TLSA: the server's own certificate (RFC 6698 §2.1.1). */
    private static final String OWN = "3 1 1 ";

    private final Configuration configuration;
    private final CertificateBook book;

    Published(Configuration configuration) {
        this.configuration = configuration;
        this.book = LabViews.certificates(configuration);
    }

    static String association(String certificate) {
        return written(OWN + certificate);
    }

    /** A name goes as hex through the form of a TLSA, until the certificates are known. */
    static String written(String data) {
        var parts = data.strip().split("\\s+", 4);
        if (parts.length < 4 || parts[3].matches("([0-9A-Fa-f]{2})+")) {
            return data;
        }
        var name = HexFormat.of().formatHex(parts[3].getBytes(StandardCharsets.UTF_8));
        return parts[0] + " " + parts[1] + " " + parts[2] + " " + name;
    }

    /** The same record with the thumbprint of the certificate that it names. */
    ZoneRecord associated(ZoneRecord record) {
        if (record.type() != ZoneRecord.Type.TLSA) {
            return record;
        }
        var at = record.data().lastIndexOf(' ');
        return named(record.data().substring(at + 1))
                .map(spec -> new ZoneRecord(
                        record.owner(),
                        record.type(),
                        record.data().substring(0, at + 1) + book.thumbprint(spec),
                        record.ttl(),
                        record.view()))
                .orElse(record);
    }

    private Optional<CertificateSpec> named(String hex) {
        return book.named(new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8));
    }

    Map<String, Zones.Dnssec> dnssec() {
        var all = new LinkedHashMap<String, Zones.Dnssec>();
        all.put("mx.microsoft", Zones.Dnssec.SIGNED); // TLS-61
        for (var object : configuration.objects("", "dns")) {
            Reading.one(object, "dnssec", word -> Zones.Dnssec.valueOf(word.toUpperCase(Locale.ROOT)))
                    .filter(each -> each != Zones.Dnssec.NONE)
                    .ifPresent(each -> all.put(ZoneRecord.name(object.identity()), each));
        }
        return all;
    }

    Map<String, Zones.MtaSts> mtaSts() {
        var all = new LinkedHashMap<String, Zones.MtaSts>();
        for (var object : configuration.objects("", "mtaSts")) {
            all.put(ZoneRecord.name(object.identity()), policy(object));
        }
        return all;
    }

    private static Zones.MtaSts policy(ConfigObject object) {
        return new Zones.MtaSts(object.text("mode").filter("enforce"::equals).isPresent(), object.texts("mx"));
    }
}
