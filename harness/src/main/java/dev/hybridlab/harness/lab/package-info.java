/**
 * A live lab in this JVM: both fakes, the outside world, their DNS and certificates, over real SMTP on loopback.
 *
 * <p>A composition root: the only place of the harness where sockets, threads and time are made. Logical addresses are
 * mapped to loopback ports that the system chooses; each connection carries its logical source address and the message
 * it was opened for, so that every id is the one the forecast knows.
 *
 * <p>Start reading at {@link dev.hybridlab.harness.lab.EmbeddedLab}.
 */
@NullMarked
package dev.hybridlab.harness.lab;

import org.jspecify.annotations.NullMarked;
