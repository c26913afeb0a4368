package dev.hybridlab.harness.scenario.topology;

import dev.hybridlab.harness.scenario.yaml.Node;
import dev.hybridlab.harness.scenario.yaml.Problems;
import dev.hybridlab.harness.scenario.yaml.Spelling;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** The switches of docs/facts/assumptions.md that this build reads, with the values it knows besides the default. */
public final class Assumptions {
    /** Name to values, the default first; a value that ends in {@code ...} stands for free text. */
    private static final SequencedMap<String, List<String>> KNOWN = new TreeMap<>(Map.ofEntries(
            Map.entry("nonWildcardCertificateName", List.of("strict", "lenient")),
            Map.entry("expiredClientCertificate", List.of("no-match", "match")),
            Map.entry("promoteOnAddressMatch", List.of("false", "true")),
            Map.entry("anonymousRelayText", List.of("5.7.54", "5.7.1")),
            Map.entry("anonymousMailText", List.of("5.7.57", "5.7.1")),
            Map.entry("hopComparison", List.of("greater-than", "at-least")),
            Map.entry("localHopStrategy", List.of("own-fqdn", "organisation", "none")),
            Map.entry("attributionPassLimit", List.of("3", "...")),
            Map.entry("xoorgAccepts", List.of("accepted-or-trusted-remote", "accepted only", "trusted-remote only")),
            Map.entry("trustedScl", List.of("1", "-1")),
            Map.entry("expiredCertificateWord", List.of("CertificateExpired", "Expired", "...")),
            Map.entry("exoDelayNotice", List.of("none", "..."))));

    private Assumptions() {}

    /** The names, in their order. */
    public static List<String> names() {
        return List.copyOf(KNOWN.keySet());
    }

    static void check(Node.Entry entry, Problems problems) {
        var values = KNOWN.get(entry.name());
        if (values == null) {
            problems.add(
                    entry.key().place(),
                    "unknown assumption '" + entry.name() + "'",
                    Spelling.hint("the lab can switch", entry.name(), KNOWN.keySet()));
        } else if (!(entry.value() instanceof Node.Scalar scalar)) {
            problems.add(entry.value().place(), "an assumption has one value", "write " + Spelling.listed(values));
        } else if (!values.contains("...") && !values.contains(scalar.text())) {
            problems.add(
                    scalar.place(),
                    "'" + entry.name() + "' cannot be " + scalar.described(),
                    Spelling.hint("it is one of", scalar.text(), values));
        }
    }
}
