package dev.hybridlab.published;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What GitHub makes of lines of a log, by the patterns of a problem matcher. */
final class Annotation {
    private Annotation() {}

    /** {@code file:line: message}, if the patterns fit the lines from here on, one each. */
    static Optional<String> at(int first, List<String> lines, JsonNode patterns) {
        var found = new HashMap<String, String>();
        for (var i = 0; i < patterns.size(); i++) {
            var pattern = patterns.get(i);
            var line = first + i < lines.size() ? lines.get(first + i) : "";
            var match = Pattern.compile(pattern.get("regexp").asText()).matcher(line);
            if (!match.find()) {
                return Optional.empty();
            }
            pattern.fieldNames().forEachRemaining(name -> {
                if (!name.equals("regexp")) {
                    found.put(name, match.group(pattern.get(name).asInt()));
                }
            });
        }
        return Optional.of(found.get("file") + ":" + found.get("line") + ": " + found.get("message"));
    }
}
