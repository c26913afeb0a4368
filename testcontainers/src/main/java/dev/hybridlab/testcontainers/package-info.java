/**
 * The hosts of a lab as containers of the Testcontainers library, and the network on which they are one lab.
 *
 * <p>May use {@code harness}, {@code mailflow}, {@code record}, Testcontainers and docker-java.
 *
 * <p>Start reading at {@link dev.hybridlab.testcontainers.LabNetwork}.
 */
@NullMarked
package dev.hybridlab.testcontainers;

import org.jspecify.annotations.NullMarked;
