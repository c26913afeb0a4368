/**
 * Mail addresses, domain patterns, names of clients and IP ranges as values.
 *
 * <p>Pure. May use the JDK alone. Domains compare without regard to case, local parts as written (RFC 5321 §2.4),
 * except that directory look-ups fold both.
 *
 * <p>Start reading at {@link dev.hybridlab.mailflow.address.EmailAddress}.
 */
@NullMarked
package dev.hybridlab.mailflow.address;

import org.jspecify.annotations.NullMarked;
