/**
 * A lab that stays up for any SMTP client: the ready file that says where everything listens, and the control address over
 * which {@code hybridlab send} puts a message in and hears what became of it.
 *
 * <p>May use {@code harness.run}, {@code harness.lab}, {@code harness.scenario} and what lies below them, Jackson and the
 * JDK's HTTP server and client.
 *
 * <p>Start reading at {@link dev.hybridlab.harness.up.RunningLab}.
 */
@NullMarked
package dev.hybridlab.harness.up;

import org.jspecify.annotations.NullMarked;
