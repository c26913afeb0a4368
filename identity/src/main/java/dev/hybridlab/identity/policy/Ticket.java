package dev.hybridlab.identity.policy;

import java.time.Instant;
import java.util.Optional;

/**
 * That a user was there and agreed: what an authorization code, an approved device code and a refresh token stand for.
 *
 * @param tenantId the tenant's GUID
 * @param appId of the application it is for
 * @param user the user's address
 * @param scope what was asked for and agreed to
 * @param issued when
 * @param redirect of an authorization code
 */
public record Ticket(
        String tenantId, String appId, String user, String scope, Instant issued, Optional<Redirect> redirect) {
    /**
     * @param uri where the browser was sent back to
     * @param challenge RFC 7636: S256 of the verifier; empty: none was sent
     * @param nonce for the ID token; empty: none was sent
     */
    public record Redirect(String uri, String challenge, String nonce) {}
}
