/**
 * DKIM: verifying and setting signatures (RFC 6376, 8301, 8463).
 *
 * <p>May use {@code authentication.key}, {@code authentication.signature} and {@code mailflow}.
 *
 * <p>Start reading at {@link dev.hybridlab.authentication.dkim.DkimVerifier}.
 */
@NullMarked
package dev.hybridlab.authentication.dkim;

import org.jspecify.annotations.NullMarked;
