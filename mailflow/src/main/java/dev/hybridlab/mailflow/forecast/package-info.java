/**
 * What would happen, without a socket: the same policies and the same transport as the live lab, with the other host's
 * receiving session in the place of the wire.
 *
 * <p>Pure and sequential. May use {@code mailflow.address}, {@code mailflow.decision}, {@code mailflow.exchange},
 * {@code mailflow.message}, {@code mailflow.reply}, {@code mailflow.topology}, {@code mailflow.trace},
 * {@code mailflow.transit} and {@code mailflow.zone}.
 *
 * <p>Start reading at {@link dev.hybridlab.mailflow.forecast.ForecastLab}.
 */
@NullMarked
package dev.hybridlab.mailflow.forecast;

import org.jspecify.annotations.NullMarked;
