package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.authentication.PublishedKeys;
import dev.hybridlab.mailflow.authentication.SigningKey;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.resolution.Warnings.Warning;
import dev.hybridlab.mailflow.topology.DkimSigningConfig;
import dev.hybridlab.mailflow.zone.NameAnswer;
import dev.hybridlab.mailflow.zone.ZoneLookup;
import dev.hybridlab.mailflow.zone.ZoneRecord;

/** Domains that sign, and whose selectors lead to no key or to another one (DOMA-03). */
final class SigningWarnings {
    private final ZoneLookup names;
    private final Warnings warnings;

    private SigningWarnings(ZoneLookup names, Warnings warnings) {
        this.names = names;
        this.warnings = warnings;
    }

    static void check(Configuration configuration, Warnings warnings) {
        var topology = Topologies.of(configuration);
        var checking = new SigningWarnings(new ZoneLookup(topology.zones(), "internet"), warnings);
        for (var tenant : topology.tenants()) {
            tenant.authentication().signing().stream()
                    .filter(DkimSigningConfig::enabled)
                    .forEach(config -> config.keys().forEach(key -> checking.selector(config, key)));
        }
    }

    /** A nameserver that fails on purpose says nothing about the record. */
    private void selector(DkimSigningConfig config, SigningKey key) {
        var found = switch (names.resolve(key.name(), ZoneRecord.Type.TXT).answer()) {
            case NameAnswer.Absent absent -> "does not lead to its key";
            case NameAnswer.Found(var records)
            when records.stream().noneMatch(record -> record.data().equals(PublishedKeys.text(key))) ->
                "leads to another key";
            case NameAnswer.Found right -> "";
            case NameAnswer.Failed failed -> "";
            case NameAnswer.TimedOut late -> "";
        };
        if (!found.isEmpty()) {
            warnings.add(
                    config.source(),
                    "Enabled",
                    new Warning(
                            "DOMA-03",
                            "'" + config.domain() + "' is signed, and " + key.name() + " " + found,
                            "write dns: {" + key.name() + ": {CNAME: " + config.published(key)
                                    + "}}; in a scenario's change dns+: {name: " + key.name() + ", CNAME: "
                                    + config.published(key) + "}"));
        }
    }
}
