/**
 * How mail moves between hosts, written once: the receiving session, the sorting of held mail, the sending session, the
 * queue. Runs against ports: the live lab puts sockets and timers behind them, the forecast puts the other host's
 * policy.
 *
 * <p>Pure. May use {@code mailflow.address}, {@code mailflow.configuration}, {@code mailflow.decision}, {@code mailflow.message},
 * {@code mailflow.notice}, {@code mailflow.reply}, {@code mailflow.topology}, {@code mailflow.trace} and {@code mailflow.zone}.
 * No socket, file, thread or clock of its own; time comes in as an argument.
 *
 * <p>Start reading at {@link dev.hybridlab.mailflow.transit.Dialogue}.
 */
@NullMarked
package dev.hybridlab.mailflow.transit;

import org.jspecify.annotations.NullMarked;
