/**
 * A lab in containers: every host of a topology in one of its own, on a private network with the topology's own addresses and
 * ports. Drives the {@code docker} command, so that nobody gets a client library who does not use it.
 *
 * <p>May use {@code harness.lab}, {@code harness.node}, {@code harness.run} and {@code mailflow}.
 *
 * <p>Start reading at {@link dev.hybridlab.harness.docker.DockerFabric}.
 */
@NullMarked
package dev.hybridlab.harness.docker;

import org.jspecify.annotations.NullMarked;
