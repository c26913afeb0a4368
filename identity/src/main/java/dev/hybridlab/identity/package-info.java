/**
 * The fake identity provider, Microsoft Entra as clients of a tenant see it: the tokens themselves, signed for real with
 * a key that is in every copy of this program.
 *
 * <p>May use {@code mailflow} and Nimbus.
 *
 * <p>Start reading at {@link dev.hybridlab.identity.SignedTokens} for who reads tokens, at
 * {@link dev.hybridlab.identity.TokenSigner} for who makes them, at {@link dev.hybridlab.identity.CompactToken} for
 * what any signed token is made of.
 */
@NullMarked
package dev.hybridlab.identity;

import org.jspecify.annotations.NullMarked;
