/**
 * Sender authentication over the lab's name service: SPF, DKIM, DMARC and ARC, judged and signed (RFC 7208, 6376, 8463, 7489, 8617).
 *
 * <p>May use {@code authentication.arc}, {@code authentication.dkim}, {@code authentication.dmarc}, {@code authentication.signature},
 * {@code authentication.spf} and {@code mailflow}. No socket, no clock, no thread: the same claim gets the same findings.
 *
 * <p>Start reading at {@link dev.hybridlab.authentication.BorderEvaluation}.
 */
@NullMarked
package dev.hybridlab.authentication;

import org.jspecify.annotations.NullMarked;
