/**
 * What happened and why, as data: steps, reasons, header changes, and the line of a file a setting came from.
 *
 * <p>Pure. May use {@code mailflow.address}, {@code mailflow.message} and {@code mailflow.reply}. Reasons are worded
 * late: a rule id, a pattern and its arguments, so that explaining costs nothing until read. Policies and the transport
 * write steps into a {@link dev.hybridlab.mailflow.trace.StepSink}; the live lab and the forecast write the very same
 * kinds.
 *
 * <p>Start reading at {@link dev.hybridlab.mailflow.trace.Step}.
 */
@NullMarked
package dev.hybridlab.mailflow.trace;

import org.jspecify.annotations.NullMarked;
