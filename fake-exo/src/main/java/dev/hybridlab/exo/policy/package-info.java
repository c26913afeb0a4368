/**
 * What Exchange Online decides, for all tenants at once, one rule a file: attribution, edge blocking, lock-downs,
 * header firewall, counters, recipients, outbound connectors, TLS, retries.
 *
 * <p>Pure. May use {@code mailflow}. Never sockets, files, threads, clocks or chance. The live fake and the forecast
 * call the very same code.
 *
 * <p>Start reading at {@link dev.hybridlab.exo.policy.ExchangeOnlinePolicy}, then
 * {@link dev.hybridlab.exo.policy.TenantAttribution}.
 */
@NullMarked
package dev.hybridlab.exo.policy;

import org.jspecify.annotations.NullMarked;
