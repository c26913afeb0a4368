package dev.hybridlab.record.run;

import java.util.List;

/**
 * A loop, station by station, and what ends it for good.
 *
 * @param message the id of its {@code send}
 * @param cycle from a station back to before the same station
 * @param passes how often the first of them took the message
 * @param stopped who stopped it with which answer at how many Received lines; empty when nobody did
 * @param closing the setting that keeps the circle closed, with its value and place; empty when none could be named
 * @param mend the cmdlet line that opens it; empty when none could be named
 */
public record LoopTold(String message, List<Station> cycle, int passes, String stopped, String closing, String mend) {
    public LoopTold {
        cycle = List.copyOf(cycle);
    }

    /**
     * @param system {@code onprem}, {@code exo} or {@code internet}
     * @param host its host
     * @param connector over which it leaves; empty where none was chosen
     * @param recipient for whom it leaves, as rewritten by then
     * @param target where to
     * @param configured where the setting stands that sends it there; empty when none decides
     */
    public record Station(
            String system, String host, String connector, String recipient, String target, String configured) {
        /** {@code onprem EX01: anna@contoso.com over 'Internet' to mx.example}. */
        public String words() {
            return system + " " + host + ": " + recipient + " over "
                    + (connector.isEmpty() ? "no connector" : "'" + connector + "'") + " to " + target;
        }
    }
}
