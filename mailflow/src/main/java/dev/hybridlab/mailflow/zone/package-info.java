/**
 * The lab's DNS as values: zones, answers, and the look-ups that mail needs (MX resolution of RFC 5321 §5.1).
 *
 * <p>Pure. The nameserver and the resolver on the wire serve and ask the same zones; the forecast asks them directly.
 * May use {@code mailflow.address}.
 *
 * <p>Start reading at {@link dev.hybridlab.mailflow.zone.Zones}, then {@link dev.hybridlab.mailflow.zone.ZoneLookup}
 * (answers), {@link dev.hybridlab.mailflow.zone.CachingLookup} and {@link dev.hybridlab.mailflow.zone.MailExchangers}.
 */
@NullMarked
package dev.hybridlab.mailflow.zone;

import org.jspecify.annotations.NullMarked;
