/**
 * Hosts of a topology on mail software that somebody else wrote, so that our own mistakes cannot cancel out on both ends of a
 * wire. What they answer is declared in {@code mailflow.outside}, and a run in which they answer otherwise fails.
 *
 * <p>May use {@code mailflow} and {@code smtp}.
 *
 * <p>Start reading at {@link dev.hybridlab.neighbours.Conversation}.
 */
@NullMarked
package dev.hybridlab.neighbours;

import org.jspecify.annotations.NullMarked;
