/**
 * A lab whose hosts run in several processes, containers for example: the process of one host with its control interface
 * over HTTP, and the side that drives them all as one lab.
 *
 * <p>May use {@code harness.http}, {@code harness.lab}, {@code harness.run}, {@code harness.scenario.topology},
 * {@code harness.scenario.yaml}, {@code mailflow}, {@code record}, {@code reports}, {@code smtp} and Jackson.
 *
 * <p>Start reading at {@link dev.hybridlab.harness.node.Node} for one process, at {@link dev.hybridlab.harness.node.RemoteLab}
 * for
 * who drives them.
 */
@NullMarked
package dev.hybridlab.harness.node;

import org.jspecify.annotations.NullMarked;
