package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.loop.LoopFinding;
import dev.hybridlab.record.run.LoopTold;
import java.util.List;

/** Every circle of a replay in words: each station, who stopped it, and the setting that keeps it closed. */
public final class LoopsTold {
    private final Evidence evidence;
    private final Configured configured;
    private final LoopClosing closings;

    private LoopsTold(Evidence evidence, Background background) {
        this.evidence = evidence;
        this.configured = new Configured(background);
        this.closings = new LoopClosing(background.topology(), evidence);
    }

    /** In the order in which they were found. */
    public static List<LoopTold> of(Evidence evidence, Background background) {
        var telling = new LoopsTold(evidence, background);
        return evidence.loops().stream().map(telling::told).toList();
    }

    private LoopTold told(LoopFinding loop) {
        var closing = closings.of(loop);
        return new LoopTold(
                loop.message(),
                loop.cycle().stream().map(this::station).toList(),
                loop.passes(),
                loop.stopped()
                        .map(stop -> stop.where().host() + " at " + stop.received() + " Received lines: "
                                + ReplyMatch.shown(stop.reply()))
                        .orElse(""),
                closing.map(LoopClosing.Closing::setting).orElse(""),
                closing.map(LoopClosing.Closing::mend).orElse(""));
    }

    private LoopTold.Station station(LoopFinding.Station station) {
        return new LoopTold.Station(
                evidence.side(station.host()),
                station.host(),
                station.connector(),
                station.recipient(),
                station.target(),
                station.configured()
                        .flatMap(origin -> configured.words(origin, station.connector(), ""))
                        .orElse(""));
    }
}
