package dev.hybridlab.mailflow.topology;

import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.token.KeyCredential;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An application that is registered in a tenant's identity provider, and its enterprise application there (TOK facts).
 *
 * @param source where it was written
 * @param displayName what it is called
 * @param appId its client id
 * @param objectId of the enterprise application, which Exchange's New-ServicePrincipal must be given
 * @param credentials what it proves itself with
 * @param redirectUris where the identity provider may send a browser back to
 * @param publicClient may ask for a user's tokens without proving itself
 * @param permissions what it may do
 */
public record Application(
        ConfigObject source,
        String displayName,
        String appId,
        String objectId,
        Credentials credentials,
        List<String> redirectUris,
        boolean publicClient,
        Permissions permissions) {
    public Application {
        redirectUris = List.copyOf(redirectUris);
    }

    private static final String LOCAL = "http://localhost";

    /** Whether a browser may be sent to this address: as it is registered, and on any port of {@code http://localhost}. */
    public boolean sendsBackTo(String uri) { // TOK-35
        return redirectUris.contains(uri) || redirectUris.contains(withoutPort(uri));
    }

    private static String withoutPort(String uri) {
        if (!uri.startsWith(LOCAL + ":")) {
            return uri;
        }
        var end = LOCAL.length() + 1;
        while (end < uri.length() && uri.charAt(end) >= '0' && uri.charAt(end) <= '9') {
            end++;
        }
        return LOCAL + uri.substring(end);
    }

    /**
     * @param secrets any of which is taken
     * @param secretsExpire from then on none of them is
     * @param keys whose holders may sign for it
     */
    public record Credentials(List<String> secrets, Optional<Instant> secretsExpire, List<KeyCredential> keys) {
        public Credentials {
            secrets = List.copyOf(secrets);
            keys = List.copyOf(keys);
        }
    }

    /**
     * @param delegated for a user, {@code SMTP.Send}
     * @param application by itself, {@code SMTP.SendAsApp}
     * @param adminConsent whether an administrator has granted all of them
     */
    public record Permissions(List<String> delegated, List<String> application, boolean adminConsent) {
        public Permissions {
            delegated = List.copyOf(delegated);
            application = List.copyOf(application);
        }
    }
}
