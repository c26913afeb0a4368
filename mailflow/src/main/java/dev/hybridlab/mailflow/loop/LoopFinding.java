package dev.hybridlab.mailflow.loop;

import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.Step;
import java.util.List;
import java.util.Optional;

/**
 * One proven loop.
 *
 * @param message the id of its {@code send}
 * @param recipient the address that goes round, as first written
 * @param cycle one entry a station, from a state back to before the same state
 * @param passes how often the first station of the cycle took the message
 * @param detectedBy the host whose limit stopped it; empty when none did
 * @param stopped the step of that limit
 */
public record LoopFinding(
        String message,
        String recipient,
        List<Station> cycle,
        int passes,
        Optional<String> detectedBy,
        Optional<Step.LoopDetected> stopped) {
    public LoopFinding {
        cycle = List.copyOf(cycle);
    }

    /**
     * @param host who holds it
     * @param recipient for whom it leaves, as rewritten by then
     * @param connector over which it leaves; empty where none was chosen
     * @param target where to
     * @param configured the setting that sends it there, if one decides
     * @param arrived whose mail it was taken for
     */
    public record Station(
            String host,
            String recipient,
            String connector,
            String target,
            Optional<Origin> configured,
            Attribution arrived) {
        @Override
        public String toString() {
            return host + " sends mail for " + recipient + " over "
                    + (connector.isEmpty() ? "no connector" : "'" + connector + "'") + " to " + target;
        }
    }
}
