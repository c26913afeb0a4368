package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.reply.SmtpReply;

/** Why a hop never came to a final reply. */
public sealed interface HopFailure {
    /** {@code what}: NXDOMAIN, SERVFAIL, TIMEOUT, NULL-MX or NO-ADDRESS. */
    record NoName(String name, String what) implements HopFailure {}

    record ConnectionRefused(String target, String address) implements HopFailure {}

    record Dropped(String target, String address, String stage) implements HopFailure {}

    /** The server does not offer STARTTLS, or answered it with this. */
    record NoStartTls(String target, String address, SmtpReply reply) implements HopFailure {}

    /** No common version, or the handshake broke. */
    record HandshakeFailed(String target, String address, String why) implements HopFailure {}

    /** The client's own TLS cannot use the certificate it should show; {@code word} as its log has it. */
    record NoCredentials(String target, String address, String word) implements HopFailure {}

    /** The server does not offer what a server needs to prove that it is an Exchange server. */
    record NoExchangeAuth(String target, String address) implements HopFailure {}

    /** The server answered the connection or EHLO with 4xx or 5xx. */
    record TurnedAway(String target, String address, SmtpReply reply) implements HopFailure {}
}
