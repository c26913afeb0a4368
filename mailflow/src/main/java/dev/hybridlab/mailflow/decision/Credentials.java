package dev.hybridlab.mailflow.decision;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What AUTH brought.
 *
 * @param mechanism in upper case: LOGIN, NTLM, XOAUTH2...
 * @param user the name given, empty when the mechanism never asked
 * @param secret password or token
 */
public record Credentials(String mechanism, String user, String secret) {
    /** Octets of a line that a server of the lab reads, its CR counted (TOK-09). */
    public static final int LONGEST_LINE = 12_288;

    /** What a client of the lab answers to the challenges behind AUTH, before it is base64: XOAUTH2 in one line (AUTH-04). */
    public List<String> answers() {
        return mechanism.equals("XOAUTH2")
                ? List.of("user=" + user + "\u0001auth=Bearer " + secret + "\u0001\u0001")
                : List.of(user, secret);
    }

    /** Whether each of these lines is one that a server reads. */
    public boolean fits() {
        return answers().stream().allMatch(answer -> {
            var octets = answer.getBytes(StandardCharsets.UTF_8).length;
            return (octets + 2) / 3 * 4 + 1 <= LONGEST_LINE;
        });
    }

    @Override
    public String toString() {
        return mechanism + " as '" + user + "'"; // never the secret
    }
}
