package dev.hybridlab.harness.scenario;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The access token that somebody shows in place of a password. */
public sealed interface ClientToken {
    /**
     * Made by hand: a good one of the user's, in which these claims are others.
     *
     * @param claims a claim with an empty text is left out
     */
    record Made(Map<String, Object> claims) implements ClientToken {}

    /**
     * Asked for at the identity provider of the mailbox's tenant.
     *
     * @param application the display name of a registered one, or a client id of nobody
     * @param user with whose password; empty: the application asks for itself
     * @param scope empty: what fits
     * @param secret empty: the first of the application's
     * @param certificate whose key it signs with in place of a secret, by its thumbprint; empty: it has a secret
     * @param age how long ago it was fetched
     */
    record Fetched(
            String application,
            Optional<String> user,
            Optional<String> scope,
            Optional<String> secret,
            Optional<String> certificate,
            Duration age)
            implements ClientToken {}
}
