/**
 * The benchmark: each figure beside a peer that is measured in the same run, with its spread.
 *
 * <p>May use {@code authentication}, {@code exo}, {@code harness}, {@code identity}, {@code mailflow}, {@code record}, {@code smtp} and
 * GreenMail. GreenMail is the peer.
 * Measures on the clock of the machine, and only reports: no test depends on a figure.
 *
 * <p>Start reading at {@link dev.hybridlab.cli.bench.Bench}.
 */
@NullMarked
package dev.hybridlab.cli.bench;

import org.jspecify.annotations.NullMarked;
