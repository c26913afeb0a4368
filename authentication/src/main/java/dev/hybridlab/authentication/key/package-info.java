/**
 * The lab's signing keys. They ship with hybridlab, private halves included: a lab's signatures are the same in every process and cost
 * nothing at its start, and nobody outside a lab may trust them.
 *
 * <p>May use {@code authentication.signature} and {@code mailflow}.
 *
 * <p>Start reading at {@link dev.hybridlab.authentication.key.LabKeys}.
 */
@NullMarked
package dev.hybridlab.authentication.key;

import org.jspecify.annotations.NullMarked;
