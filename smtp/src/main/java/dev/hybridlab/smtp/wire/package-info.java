/**
 * The octets of SMTP: lines, dot-stuffing, paths and parameters, and the recorder of a session. Shared by both ends.
 *
 * <p>May use {@code mailflow}. Opens no socket.
 *
 * <p>Start reading at {@link dev.hybridlab.smtp.wire.WireInput}.
 */
@NullMarked
package dev.hybridlab.smtp.wire;

import org.jspecify.annotations.NullMarked;
