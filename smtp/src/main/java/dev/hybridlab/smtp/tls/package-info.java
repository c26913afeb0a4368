/**
 * Real certificates for a lab, TLS contexts that show them, and what a peer's chain says.
 *
 * <p>May use {@code mailflow}. No sockets of its own. Certificates are written here and read by the JDK
 * (docs/decisions/0009). Resumption is off: a resumed session shows the old certificate.
 *
 * <p>Start reading at {@link dev.hybridlab.smtp.tls.TlsMaterial}.
 */
@NullMarked
package dev.hybridlab.smtp.tls;

import org.jspecify.annotations.NullMarked;
