/**
 * SPF (RFC 7208): Apache James jSPF reads records, expands macros and knows the mechanisms; the walk over them, the limits and the name
 * service are the lab's.
 *
 * <p>May use {@code authentication.signature}, {@code mailflow} and jSPF.
 *
 * <p>Start reading at {@link dev.hybridlab.authentication.spf.SpfEvaluation}.
 */
@NullMarked
package dev.hybridlab.authentication.spf;

import org.jspecify.annotations.NullMarked;
