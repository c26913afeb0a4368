package dev.hybridlab.reports.exchangelog;

import java.time.Instant;
import java.util.SequencedMap;
import java.util.TreeMap;

/** The message tracking logs of every on-premises server (LOG-11 to LOG-14). */
final class TrackingLogs {
    private TrackingLogs() {}

    static SequencedMap<String, String> of(Story story) {
        var texts = new TreeMap<String, StringBuilder>();
        for (var step : story.phase().steps()) {
            if (story.isOnPremises(step.where().host())) {
                for (var row : TrackingEvents.of(story, step)) {
                    texts.computeIfAbsent(
                                    step.where().host() + "/MessageTracking/"
                                            + Csv.fileName(
                                                    row.file().name(),
                                                    step.where().at()),
                                    any -> head(step.where().at()))
                            .append(Csv.row(row.fields()));
                }
            }
        }
        var files = new TreeMap<String, String>();
        texts.forEach((path, text) -> files.put(path, text.toString()));
        return files;
    }

    private static StringBuilder head(Instant at) {
        return new StringBuilder(Csv.head("Message Tracking Log", at, TrackingField.names()));
    }
}
