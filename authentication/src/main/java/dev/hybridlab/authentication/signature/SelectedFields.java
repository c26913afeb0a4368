package dev.hybridlab.authentication.signature;

import dev.hybridlab.mailflow.message.HeaderField;
import dev.hybridlab.mailflow.message.Headers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which header fields h= means (RFC 6376 §5.4.2): each name takes the next one up from the bottom, a name too many takes none. */
public final class SelectedFields {
    private final Map<String, List<HeaderField>> byName = new HashMap<>();

    public SelectedFields(Headers headers) {
        for (var field : headers.fields().reversed()) {
            byName.computeIfAbsent(field.key(), none -> new ArrayList<>()).add(field);
        }
    }

    /** In the order of the names. */
    public List<HeaderField> of(List<String> names) {
        var taken = new HashMap<String, Integer>();
        var selected = new ArrayList<HeaderField>();
        for (var name : names) {
            var key = name.toLowerCase(Locale.ROOT);
            var fields = byName.getOrDefault(key, List.of());
            var next = taken.merge(key, 1, Integer::sum) - 1;
            if (next < fields.size()) {
                selected.add(fields.get(next));
            }
        }
        return selected;
    }
}
