package dev.hybridlab.reports.exchangelog;

import dev.hybridlab.mailflow.trace.HeaderChange;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.record.run.Phase;
import dev.hybridlab.record.run.ScenarioRecord;
import dev.hybridlab.record.run.ScenarioRecord.HostShown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One phase, and what every log looks up in it: hosts by name, messages by lineage. */
final class Story {
    private static final String NETWORK_MESSAGE_ID = "X-MS-Exchange-Organization-Network-Message-Id";

    private final Phase phase;
    private final Map<String, HostShown> hosts = new HashMap<>();
    private final Map<String, Step.Submitted> letters = new HashMap<>();
    private final Map<String, String> networkMessageIds = new HashMap<>();

    Story(ScenarioRecord scenario, Phase phase) {
        this.phase = phase;
        scenario.hosts().forEach(host -> hosts.put(host.name(), host));
        for (var step : phase.steps()) {
            if (step instanceof Step.Submitted submitted) {
                letters.putIfAbsent(submitted.where().message().lineage(), submitted);
            } else if (step instanceof Step.HeadersChanged changed) {
                changed.changes().forEach(change -> learn(changed, change));
            }
        }
    }

    private void learn(Step.HeadersChanged step, HeaderChange change) {
        if (change.name().equalsIgnoreCase(NETWORK_MESSAGE_ID)
                && change.kind() != HeaderChange.Kind.REMOVED
                && change.kind() != HeaderChange.Kind.RENAMED_TO_CROSS_PREMISES) {
            var message = step.where().message().unforked();
            networkMessageIds.put(message + " " + step.where().host(), change.value());
            networkMessageIds.putIfAbsent(message, change.value());
        }
    }

    /** What the header of this message says at this host, or the first host said; empty before any has (HDR-54). */
    String networkMessageId(MessageRef ref, String host) {
        var message = ref.unforked();
        return networkMessageIds.getOrDefault(message + " " + host, networkMessageIds.getOrDefault(message, ""));
    }

    Phase phase() {
        return phase;
    }

    Optional<HostShown> host(String name) {
        return Optional.ofNullable(hosts.get(name));
    }

    /** The hosts of one side, by name. */
    List<HostShown> side(String side) {
        return hosts.values().stream()
                .filter(host -> host.side().equals(side))
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    boolean isOnPremises(String host) {
        return host(host).filter(shown -> shown.side().equals("onprem")).isPresent();
    }

    /** What was once submitted and became this message: itself, or what it was forked from. */
    Optional<Step.Submitted> letter(MessageRef ref) {
        for (var lineage = ref.lineage(); !lineage.isEmpty(); lineage = parent(lineage)) {
            var letter = letters.get(lineage);
            if (letter != null) {
                return Optional.of(letter);
            }
        }
        return Optional.empty();
    }

    /** A fork {@code out.2} belongs to {@code out}; a second message of a session {@code out-2} too. */
    private static String parent(String lineage) {
        var end = Math.max(lineage.lastIndexOf('.'), lineage.lastIndexOf('-'));
        return end < 0 || lineage.indexOf('!', end) >= 0 ? "" : lineage.substring(0, end);
    }
}
