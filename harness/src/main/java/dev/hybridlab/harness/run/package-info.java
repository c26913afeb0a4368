/**
 * Plays scenarios: the same steps on a forecast and on a live lab, compared step by step, judged, with and without the
 * fix; many scenarios at once, results in the order of the files.
 *
 * <p>May use {@code authentication}, {@code exo}, {@code harness.judge}, {@code harness.scenario}, {@code
 * harness.scenario.change}, {@code harness.scenario.yaml}, {@code identity}, {@code mailflow}, {@code onprem}, {@code record} and
 * {@code reports}.
 * What opens a
 * live lab is handed in as a {@link dev.hybridlab.harness.run.LabFactory}, and so is time that is not virtual.
 *
 * <p>Start reading at {@link dev.hybridlab.harness.run.ScenarioRun}.
 */
@NullMarked
package dev.hybridlab.harness.run;

import org.jspecify.annotations.NullMarked;
