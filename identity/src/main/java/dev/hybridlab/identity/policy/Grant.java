package dev.hybridlab.identity.policy;

/** How somebody asks for a token (RFC 6749 §4, RFC 8628 §3.4). */
public sealed interface Grant {
    /** An application for itself. */
    record ClientCredentials() implements Grant {}

    /** With a user's password. */
    record Password(String user, String password) implements Grant {}

    /** @param ticket what the refresh token stands for */
    record Refresh(Ticket ticket) implements Grant {}

    /** @param ticket what the approved device code stands for */
    record Device(Ticket ticket) implements Grant {}

    /**
     * @param ticket what the code stands for
     * @param redirectUri as told again
     * @param verifier RFC 7636; empty: none was sent
     */
    record Code(Ticket ticket, String redirectUri, String verifier) implements Grant {}

    /** @param refusal what the code or token itself leads to: it is unknown, pending, declined, redeemed */
    record Worthless(Refusal refusal) implements Grant {}
}
