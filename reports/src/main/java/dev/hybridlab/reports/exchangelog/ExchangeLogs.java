package dev.hybridlab.reports.exchangelog;

import dev.hybridlab.record.run.Phase;
import dev.hybridlab.record.run.RunRecord;
import dev.hybridlab.record.run.ScenarioRecord;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Every log file of a run, by its path below the folder of the logs; {@code /} separates on every system. */
public final class ExchangeLogs {
    private ExchangeLogs() {}

    /** Path to content. A phase has a folder of its own: {@code flow.onprem-to-cloud/as-configured/EX01/Hub/...}. */
    public static SequencedMap<String, String> of(RunRecord run) {
        var files = new TreeMap<String, String>();
        for (var scenario : run.scenarios()) {
            for (var phase : scenario.phases()) {
                var folder = name(scenario.identity().id()) + "/" + name(phase.name()) + "/";
                phase(scenario, phase).forEach((path, content) -> files.put(folder + path, content));
            }
        }
        return files;
    }

    private static SequencedMap<String, String> phase(ScenarioRecord scenario, Phase phase) {
        var files = new TreeMap<String, String>();
        var story = new Story(scenario, phase);
        files.putAll(ProtocolLogs.of(story));
        files.putAll(TrackingLogs.of(story));
        files.putAll(MessageTraces.of(story));
        return files;
    }

    /** A name that every file system takes. */
    private static String name(String text) {
        return text.replace('/', '.').replaceAll("[^A-Za-z0-9.-]", "-");
    }
}
