/**
 * The embedded lab: every host of a topology on loopback, with its own logical addresses, on one virtual clock.
 *
 * <p>A composition root: real time, sockets and threads are made here and handed down. May use {@code harness.run},
 * {@code identity}, {@code mailflow}, {@code record} and {@code smtp}. Knows no Exchange rule and no file.
 *
 * <p>Start reading at {@link dev.hybridlab.harness.lab.EmbeddedLab}.
 */
@NullMarked
package dev.hybridlab.harness.lab;

import org.jspecify.annotations.NullMarked;
