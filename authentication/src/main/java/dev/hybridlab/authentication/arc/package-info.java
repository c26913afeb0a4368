/**
 * ARC: validating a chain of seals and adding one (RFC 8617).
 *
 * <p>May use {@code authentication.key}, {@code authentication.signature} and {@code mailflow}.
 *
 * <p>Start reading at {@link dev.hybridlab.authentication.arc.ArcVerifier}.
 */
@NullMarked
package dev.hybridlab.authentication.arc;

import org.jspecify.annotations.NullMarked;
