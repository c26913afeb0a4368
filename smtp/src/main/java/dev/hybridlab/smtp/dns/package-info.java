/**
 * DNS on the wire: the authoritative server of a lab's zones and the resolver that asks it. What the answers are is
 * decided by {@code mailflow.zone}; here they are only carried, by dnsjava's message format.
 *
 * <p>May use {@code mailflow} and dnsjava. None of dnsjava's resolvers, caches or configuration.
 *
 * <p>Start reading at {@link dev.hybridlab.smtp.dns.DnsServer}.
 */
@NullMarked
package dev.hybridlab.smtp.dns;

import org.jspecify.annotations.NullMarked;
