package dev.hybridlab.mailflow.decision;

/**
 * What AUTH brought.
 *
 * @param mechanism in upper case: LOGIN, NTLM, XOAUTH2...
 * @param user the name given, empty when the mechanism never asked
 * @param secret password or token
 */
public record Credentials(String mechanism, String user, String secret) {
    @Override
    public String toString() {
        return mechanism + " as '" + user + "'"; // never the secret
    }
}
