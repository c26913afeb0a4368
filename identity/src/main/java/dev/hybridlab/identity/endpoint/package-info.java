/**
 * The identity provider on the wire: its token, device code and authorization endpoints, the document that says where they
 * are, and its keys, as login.microsoftonline.com has them, by HTTP and HTTPS. What is granted or refused is decided by the
 * policy; here requests are read, tickets kept and answers written.
 *
 * <p>May use {@code identity}, {@code identity.policy}, {@code mailflow} and Nimbus.
 *
 * <p>Start reading at {@link dev.hybridlab.identity.endpoint.IdentityProvider}.
 */
@NullMarked
package dev.hybridlab.identity.endpoint;

import org.jspecify.annotations.NullMarked;
