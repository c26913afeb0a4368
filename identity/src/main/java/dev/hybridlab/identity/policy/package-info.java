/**
 * Who gets a token, what it says, and what the others hear: the decisions of the identity provider (TOK facts).
 *
 * <p>Pure. May use {@code mailflow}.
 *
 * <p>Start reading at {@link dev.hybridlab.identity.policy.TokenDesk}.
 */
@NullMarked
package dev.hybridlab.identity.policy;

import org.jspecify.annotations.NullMarked;
