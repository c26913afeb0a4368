/**
 * Hosts that are not Exchange: mail exchangers, gateways, devices. Ordinary RFC 5321 servers that know no tenant and no
 * organization and leave unknown header fields alone.
 *
 * <p>Pure. May use the value packages of {@code mailflow}, {@code decision} and {@code exchange} (ids, TLS names).
 *
 * <p>Start reading at {@link dev.hybridlab.mailflow.outside.InternetHostPolicy}.
 */
@NullMarked
package dev.hybridlab.mailflow.outside;

import org.jspecify.annotations.NullMarked;
