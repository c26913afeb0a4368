package dev.hybridlab.reports.exchangelog;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One row of a message tracking log. Fields that are not set are empty, as in Exchange's.
 *
 * @param file which log it belongs to: MSGTRK, MSGTRKMD (delivery) or MSGTRKMS (submission)
 */
record TrackingRow(File file, Map<TrackingField, String> values) {
    enum File {
        MSGTRK,
        MSGTRKMD,
        MSGTRKMS
    }

    static TrackingRow of(File file, String source, String event) {
        var values = new EnumMap<TrackingField, String>(TrackingField.class);
        values.put(TrackingField.SOURCE, source);
        values.put(TrackingField.EVENT_ID, event);
        return new TrackingRow(file, values);
    }

    TrackingRow with(TrackingField field, String value) {
        values.put(field, value);
        return this;
    }

    List<String> fields() {
        return Arrays.stream(TrackingField.values())
                .map(field -> values.getOrDefault(field, ""))
                .toList();
    }
}
