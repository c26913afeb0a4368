/**
 * The one JSON form of a resolved topology, of a scenario and of the evidence of a run.
 *
 * <p>May use {@code mailflow} and Jackson. Opens no file and no socket by itself.
 *
 * <p>Start reading at the schemas among this module's resources.
 */
@NullMarked
package dev.hybridlab.record;

import org.jspecify.annotations.NullMarked;
