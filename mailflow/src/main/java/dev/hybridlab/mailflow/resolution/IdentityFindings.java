package dev.hybridlab.mailflow.resolution;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.trace.SourceLine;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Two objects of one section with the same identity. */
final class IdentityFindings {
    private IdentityFindings() {}

    static void check(Configuration configuration, Findings findings) {
        configuration.sections().forEach((section, objects) -> {
            Map<String, ConfigObject> seen = new HashMap<>();
            for (var object : objects) {
                var first = seen.putIfAbsent(object.identity().toLowerCase(Locale.ROOT), object);
                if (first != null) {
                    findings.add(
                            object.origin(),
                            "a second " + object.type() + " '" + object.identity() + "' in " + section,
                            "the first one is at "
                                    + first.origin()
                                            .at()
                                            .map(SourceLine::toString)
                                            .orElse("no line") + "; give this one another name or remove it");
                }
            }
        });
    }
}
