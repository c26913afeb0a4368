/**
 * A message as bytes that survive: ordered raw header fields, a byte-exact body, and the envelope beside them.
 *
 * <p>Pure. May use {@code mailflow.address}. Header text is kept as ISO-8859-1, one character an octet, so that nothing
 * is lost.
 *
 * <p>Start reading at {@link dev.hybridlab.mailflow.message.Message}.
 */
@NullMarked
package dev.hybridlab.mailflow.message;

import org.jspecify.annotations.NullMarked;
