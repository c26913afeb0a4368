/**
 * Access tokens as a mail system sees them: a text that a client shows, and what it says once its signature is good. Who
 * makes tokens and who can read signatures stands elsewhere; a policy is given an {@code AccessTokens} and asks.
 * Beside them the certificates with whose keys applications prove themselves.
 *
 * <p>Pure. May use the JDK alone.
 *
 * <p>Start reading at {@link dev.hybridlab.mailflow.token.AccessTokens}.
 */
@NullMarked
package dev.hybridlab.mailflow.token;

import org.jspecify.annotations.NullMarked;
