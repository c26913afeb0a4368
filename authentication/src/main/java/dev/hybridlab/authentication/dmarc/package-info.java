/**
 * DMARC: whose mail it says it is, whether SPF or DKIM passed for that domain, and what the domain asks for (RFC 7489).
 *
 * <p>May use {@code authentication.signature}, {@code mailflow} and Guava. Of Guava only the public suffix list.
 *
 * <p>Start reading at {@link dev.hybridlab.authentication.dmarc.DmarcEvaluation}.
 */
@NullMarked
package dev.hybridlab.authentication.dmarc;

import org.jspecify.annotations.NullMarked;
