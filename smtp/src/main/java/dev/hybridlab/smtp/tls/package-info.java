/**
 * Real certificates for a lab, TLS contexts that show them, and what a peer's chain says.
 *
 * <p>May use the JDK's TLS and Bouncy Castle; no sockets of its own. Resumption is off: a resumed session shows the old
 * certificate.
 *
 * <p>Start reading at {@link dev.hybridlab.smtp.tls.TlsMaterial}.
 */
@NullMarked
package dev.hybridlab.smtp.tls;

import org.jspecify.annotations.NullMarked;
