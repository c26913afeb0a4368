package dev.hybridlab.harness.node;

import dev.hybridlab.mailflow.trace.Step;
import dev.hybridlab.mailflow.transit.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Drives the processes of a lab in real time: what is due begins when its time has come. For one thread. */
final class Pacemaker {
    private final Crew crew;

    /** Every process has its configuration then, and takes mail. */
    Pacemaker(Fabric fabric, World world, Instant now) {
        this.crew = new Crew(fabric);
        crew.begin(world, now);
    }

    /** Where every process really listens. */
    List<Site> sites() {
        return crew.sites();
    }

    /** It is this late: everybody learns it, and all that is due begins. Returns what happened since the last beat. */
    List<Step> beat(Instant now) {
        crew.moveTo(now);
        var standings = crew.standings(Duration.ZERO);
        for (var process = 0; process < standings.size(); process++) {
            if (standings.get(process).due().filter(due -> !due.isAfter(now)).isPresent()) {
                crew.startNext(process);
            }
        }
        return crew.news();
    }
}
