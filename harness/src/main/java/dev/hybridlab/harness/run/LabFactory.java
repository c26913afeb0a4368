package dev.hybridlab.harness.run;

import dev.hybridlab.mailflow.forecast.ForecastLab;
import dev.hybridlab.mailflow.transit.World;

/** Opens a lab on a world. */
@FunctionalInterface
public interface LabFactory {
    /** The forecast's: pure code. */
    LabFactory FORECAST = world -> OpenLab.of(new ForecastLab(world));

    OpenLab open(World world);
}
