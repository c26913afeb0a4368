/**
 * Values of the evidence as JSON and back, whole, so that a host in a container can tell its steps to whoever drives the lab.
 * The evidence that users read is {@code record.json}; this form is between the processes of one lab and has no version.
 *
 * <p>May use {@code mailflow} and Jackson.
 *
 * <p>Start reading at {@link dev.hybridlab.record.codec.Codec}.
 */
@NullMarked
package dev.hybridlab.record.codec;

import org.jspecify.annotations.NullMarked;
