package dev.hybridlab.mailflow.trace;

import dev.hybridlab.mailflow.reply.SmtpReply;
import java.time.Duration;
import java.util.Optional;

/**
 * How long and how patiently a host listens to one session (ONP-RECV-34 to ONP-RECV-36), and what its peer may do.
 *
 * @param protocolErrors answers 500 to 504; one more closes the session; 0: no limit
 * @param logonFailures refused AUTHs; one more closes the session; 0: no limit
 * @param beyond what is said before it is closed for one of the two
 * @param idle after so long without a command the session is closed; empty: as the lab says
 * @param longest after so long it is closed, busy or not; empty: never
 * @param tarpit how late a refusal is told to this peer; no time passes in the lab (SMTP-92)
 * @param authTarpit how late a refused AUTH is told
 * @param rights of the peer, as the protocol log of a server names them (LOG-04); empty: the host has no such words
 */
public record SessionLimits(
        int protocolErrors,
        int logonFailures,
        Closing beyond,
        Optional<Duration> idle,
        Optional<Duration> longest,
        Duration tarpit,
        Duration authTarpit,
        String rights) {
    /** SMTP-91. */
    private static final String TOO_MANY = "421 4.7.0 Too many errors on this connection, closing transmission channel";

    private static final Closing CLOSING = Closing.with(TOO_MANY);

    /** What is said before a session is closed for its errors, and why so. */
    public record Closing(SmtpReply reply, Reason because) {
        public static Closing with(String text) {
            return new Closing(
                    SmtpReply.of(text), Reason.assuming("SMTP-91", "no source words the end of a session with errors"));
        }
    }

    /** So many errors, nothing else is limited. */
    public static SessionLimits of(int protocolErrors) {
        return new SessionLimits(
                protocolErrors, 0, CLOSING, Optional.empty(), Optional.empty(), Duration.ZERO, Duration.ZERO, "");
    }

    /** A refused AUTH is told so late. */
    public SessionLimits withAuthTarpit(Duration late) {
        return new SessionLimits(protocolErrors, logonFailures, beyond, idle, longest, tarpit, late, rights);
    }

    /** How late a refusal at this stage is told; empty: at once. */
    public Optional<Duration> after(String stage) {
        var late = stage.equals("AUTH") ? authTarpit : tarpit;
        return Optional.of(late).filter(Duration::isPositive);
    }
}
