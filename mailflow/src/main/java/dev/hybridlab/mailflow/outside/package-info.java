/**
 * Hosts that are not Exchange: mail exchangers, gateways, devices. Ordinary RFC 5321 servers that know no tenant and no
 * organization and leave unknown header fields alone.
 *
 * <p>Pure. May use {@code mailflow.address}, {@code mailflow.authentication}, {@code mailflow.configuration}, {@code
 * mailflow.decision}, {@code mailflow.exchange}, {@code mailflow.message}, {@code mailflow.reply}, {@code mailflow.rules}, {@code
 * mailflow.topology} and {@code mailflow.trace}.
 *
 * <p>Start reading at {@link dev.hybridlab.mailflow.outside.InternetHostPolicy}.
 */
@NullMarked
package dev.hybridlab.mailflow.outside;

import org.jspecify.annotations.NullMarked;
