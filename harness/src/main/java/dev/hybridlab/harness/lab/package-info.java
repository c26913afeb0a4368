/**
 * The embedded lab: every host of a topology on loopback, with its own logical addresses, on one virtual clock.
 *
 * ^ * <p>A composition root: real time, sockets and threads are made here and handed down. May use {@code smtp}, {@code record}
 * and {@code mailflow}, and {@code harness.run} to offer labs to it; knows no Exchange rule and no file.
 *
 * <p>Start reading at {@link dev.hybridlab.harness.lab.EmbeddedLab}.
 */
@NullMarked
package dev.hybridlab.harness.lab;

import org.jspecify.annotations.NullMarked;
