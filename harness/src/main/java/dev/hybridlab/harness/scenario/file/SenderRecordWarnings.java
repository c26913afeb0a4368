package dev.hybridlab.harness.scenario.file;

import dev.hybridlab.authentication.RecordCheck;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.resolution.Finding;
import dev.hybridlab.mailflow.resolution.Topologies;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.zone.ZoneLookup;
import dev.hybridlab.mailflow.zone.Zones;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Records of SPF, DKIM and DMARC that no receiver can use (DOMA-01, DOMA-03, DOMA-11). */
final class SenderRecordWarnings {
    private static final String EVERYBODY = "internet";
    private static final String POLICY = "write v=DMARC1; p=none, quarantine or reject, then its other tags";
    private static final String KEY = "write v=DKIM1; k=rsa; p=<the key in base64>, or a CNAME to where the key is";
    private static final String SPF =
            "name addresses in place of names: a record asks ten questions at most, and each has an answer";

    private final Zones zones;
    private final List<Finding> found = new ArrayList<>();

    private SenderRecordWarnings(Zones zones) {
        this.zones = zones;
    }

    static List<Finding> of(Configuration expanded) {
        var checking = new SenderRecordWarnings(Topologies.of(expanded).zones());
        expanded.objects("", "dns").forEach(checking::record);
        return checking.found;
    }

    private void record(ConfigObject record) {
        var at = record.identity().indexOf('@');
        var name = (at < 0 ? record.identity() : record.identity().substring(0, at)).toLowerCase(Locale.ROOT);
        var view = at < 0 ? EVERYBODY : record.identity().substring(at + 1);
        var texts = record.texts("TXT");
        if (name.startsWith("_dmarc.")) {
            texts.forEach(text -> RecordCheck.dmarc(text)
                    .ifPresent(wrong -> add(record, "DOMA-11: " + name + " is no DMARC record: " + wrong, POLICY)));
        } else if (name.contains("._domainkey.")) {
            texts.forEach(text -> RecordCheck.key(text)
                    .ifPresent(wrong -> add(record, "DOMA-03: " + name + " is no key: " + wrong, KEY)));
        } else if (!name.startsWith("*") && texts.stream().anyMatch(SenderRecordWarnings::isSpf)) {
            RecordCheck.spf(name, new ZoneLookup(zones, view))
                    .ifPresent(wrong ->
                            add(record, "DOMA-01: SPF of " + name + " is an error for every receiver: " + wrong, SPF));
        }
    }

    private static boolean isSpf(String text) {
        return text.toLowerCase(Locale.ROOT).startsWith("v=spf1");
    }

    private void add(ConfigObject record, String what, String mend) {
        var line = Optional.of(record.originOf("TXT"))
                .filter(origin -> origin.at().isPresent())
                .orElseGet(() -> new Origin(
                        record.originOf("TXT").kind(), record.origin().at()));
        found.add(new Finding(line, what, mend));
    }
}
