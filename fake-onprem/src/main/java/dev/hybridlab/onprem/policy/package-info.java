/**
 * What an on-premises Exchange server decides, one rule a file: receive connector, permissions, EHLO list, header
 * firewall, hop counts, recipients, send connector, TLS, retries.
 *
 * <p>Pure. May use {@code mailflow}. Never sockets, files, threads, clocks or chance. The live fake and the forecast
 * call the very same code.
 *
 * <p>Start reading at {@link dev.hybridlab.onprem.policy.OnPremisesPolicy}.
 */
@NullMarked
package dev.hybridlab.onprem.policy;

import org.jspecify.annotations.NullMarked;
