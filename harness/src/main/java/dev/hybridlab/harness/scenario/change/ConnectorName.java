package dev.hybridlab.harness.scenario.change;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.configuration.Configuration;
import dev.hybridlab.mailflow.trace.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A connector as an expectation names it: by its name, by how it begins with {@code *} behind that, or as {@code hybrid},
 * which is what the wizard made; with or without brackets.
 *
 * @param text as written
 */
public record ConnectorName(String text) {
    private static final String HYBRID = "hybrid";
    private static final Set<String> SECTIONS =
            Set.of("inboundConnectors", "outboundConnectors", "sendConnectors", "receiveConnectors");

    public ConnectorName {
        text = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    }

    /** Whether it means something there. */
    public boolean isIn(Configuration configuration) {
        return connectors(configuration).anyMatch(this::isOf);
    }

    /** Whether it means the connector of that name. */
    public boolean means(Configuration configuration, String name) {
        return matches(name)
                || isHybrid()
                        && connectors(configuration)
                                .anyMatch(each -> each.identity().equalsIgnoreCase(name) && isOf(each));
    }

    /** What may be written there. */
    public static List<String> candidates(Configuration configuration) {
        var names = new ArrayList<String>();
        if (connectors(configuration).anyMatch(ConnectorName::isWizards)) {
            names.add(HYBRID);
        }
        connectors(configuration).map(ConfigObject::identity).distinct().forEach(names::add);
        return names;
    }

    private static Stream<ConfigObject> connectors(Configuration configuration) {
        return configuration.sections().entrySet().stream()
                .filter(entry -> SECTIONS.contains(entry.getKey().name()))
                .flatMap(entry -> entry.getValue().stream());
    }

    private boolean isOf(ConfigObject connector) {
        return matches(connector.identity()) || isHybrid() && isWizards(connector);
    }

    private boolean isHybrid() {
        return text.equalsIgnoreCase(HYBRID);
    }

    private static boolean isWizards(ConfigObject connector) {
        return connector.origin().kind() == Origin.Kind.WIZARD;
    }

    private boolean matches(String name) {
        var stem = text.endsWith("*") ? text.substring(0, text.length() - 1) : text;
        return text.endsWith("*") ? name.regionMatches(true, 0, stem, 0, stem.length()) : name.equalsIgnoreCase(text);
    }
}
