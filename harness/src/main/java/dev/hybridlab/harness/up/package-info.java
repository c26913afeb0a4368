/**
 * A lab that stays up for any SMTP client: the ready file that says where everything listens, and the control address
 * over which {@code hybridlab send} puts a message in and hears what became of it.
 *
 * <p>May use {@code harness.http}, {@code harness.lab}, {@code harness.run}, {@code harness.scenario}, {@code mailflow}, {@code reports} and
 * Jackson.
 *
 * <p>Start reading at {@link dev.hybridlab.harness.up.RunningLab}.
 */
@NullMarked
package dev.hybridlab.harness.up;

import org.jspecify.annotations.NullMarked;
