package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.TlsFacts;
import java.util.List;
import java.util.Optional;

/**
 * Who is connected, as far as the session knows yet.
 *
 * @param session which session, when
 * @param address the logical source address
 * @param local the logical address and port that was dialled
 * @param helo the name in EHLO or HELO, if said
 * @param tls what the handshake showed, if there was one
 * @param identity who authenticated, if anybody
 * @param denied the answer to the last AUTH, if it was a no
 */
public record Peer(
        SessionId session,
        IpAddress address,
        Local local,
        Optional<String> helo,
        Optional<TlsFacts> tls,
        Optional<String> identity,
        Optional<SmtpReply> denied) {
    /**
     * Where it came in.
     *
     * @param others whoever holds a session of this host at the time, visitors only: those of the lab itself come one after the
     *     other
     */
    public record Local(IpAddress address, int port, List<Held> others) {
        public Local {
            others = List.copyOf(others);
        }

        public Local(IpAddress address, int port) {
            this(address, port, List.of());
        }
    }

    /**
     * A session that somebody else has open.
     *
     * @param identity who has logged on in it, if anybody
     */
    public record Held(String connector, IpAddress address, Optional<String> identity) {}

    /** With those who hold a session now. */
    public Peer beside(List<Held> others) {
        return new Peer(
                session, address, new Local(local.address(), local.port(), others), helo, tls, identity, denied);
    }

    public Peer withHelo(String name) {
        return new Peer(session, address, local, Optional.of(name), tls, identity, denied);
    }

    /** TLS forgets what was said before (RFC 3207 §4.2). */
    public Peer withTls(TlsFacts facts) {
        return new Peer(
                session, address, local, Optional.empty(), Optional.of(facts), Optional.empty(), Optional.empty());
    }

    public Peer withIdentity(String who) {
        return new Peer(session, address, local, helo, tls, Optional.of(who), Optional.empty());
    }

    /** AUTH was refused with this. */
    public Peer withDenied(SmtpReply answer) {
        return new Peer(session, address, local, helo, tls, identity, Optional.of(answer));
    }
}
