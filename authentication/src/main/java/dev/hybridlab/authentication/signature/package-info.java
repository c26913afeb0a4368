/**
 * What DKIM and ARC signatures have in common: tag lists, canonical forms, keys, and the check of one signature (RFC 6376).
 *
 * <p>May use {@code mailflow}. No clock: time comes with the question.
 *
 * <p>Start reading at {@link dev.hybridlab.authentication.signature.SignatureCheck}.
 */
@NullMarked
package dev.hybridlab.authentication.signature;

import org.jspecify.annotations.NullMarked;
