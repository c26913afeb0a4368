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

    /** The server answered the connection or EHLO with 4xx or 5xx. */
    record TurnedAway(String target, String address, SmtpReply reply) implements HopFailure {}
}
