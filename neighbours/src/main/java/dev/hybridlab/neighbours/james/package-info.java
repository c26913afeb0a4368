/**
 * Apache James protocols as the server of a host: its command handlers, its framing, its STARTTLS, on event loops that all
 * labs of the JVM share.
 *
 * <p>May use {@code mailflow}, {@code neighbours}, {@code smtp}, James, Netty and Reactive Streams.
 *
 * <p>Start reading at {@link dev.hybridlab.neighbours.james.JamesSoftware}.
 */
@NullMarked
package dev.hybridlab.neighbours.james;

import org.jspecify.annotations.NullMarked;
