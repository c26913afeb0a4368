package dev.hybridlab.mailflow.decision;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.topology.NextHop;
import dev.hybridlab.mailflow.topology.TlsLevel;
import java.util.Optional;

/**
 * How mail leaves over one connector. Recipients with equal hops travel in one transaction.
 *
 * @param connector its name; for connectors that nobody configured e.g. {@code (Internet by MX)}
 * @param nextHop mail exchangers or hosts
 * @param domain the recipient domain: looked up for {@code MxLookup}, shown as the queue's name
 * @param port 25 as a rule
 * @param manner how the client behaves
 * @param preserve whether Organization headers leave as CrossPremises
 * @param guise as whom and from where it leaves, if not as what it is
 */
public record Hop(
        String connector, NextHop nextHop, String domain, int port, Manner manner, boolean preserve, Guise guise) {
    /** What MAIL says. */
    public Optional<EmailAddress> sender() {
        return guise.sender();
    }

    /**
     * @param sender what MAIL says in place of the message's own sender, if it is rewritten (EXO-OUT-42, EXO-OUT-63)
     * @param source the address the client calls from, if not the host's first (EXO-OUT-64)
     */
    public record Guise(Optional<EmailAddress> sender, Optional<IpAddress> source) {
        public static final Guise NONE = new Guise(Optional.empty(), Optional.empty());
    }

    /**
     * @param ehloName what EHLO says
     * @param tls how much TLS is wanted
     * @param clientCertificate the topology's name of the certificate to show
     * @param tlsDomain the name that the server's certificate must carry under DOMAIN_VALIDATION, {@code *.x} allowed
     * @param xoorg the value of XOORG in MAIL, sent only where the server lists it
     * @param proof what stands behind the certificate, and what the server must offer to know the client
     */
    public record Manner(
            String ehloName,
            TlsDemand tls,
            Optional<String> clientCertificate,
            Optional<String> tlsDomain,
            Optional<String> xoorg,
            Proof proof) {}

    /**
     * @param broken why the client's own TLS cannot use its certificate, as its log words it: {@code NoCredentials}
     * @param exchangeServer whether the server must offer X-EXPS, since the client authenticates as an Exchange server
     * @param logon what the client logs on with, once TLS stands if it is offered; a no ends the attempt
     */
    public record Proof(Optional<String> broken, boolean exchangeServer, Optional<Credentials> logon) {
        public static final Proof NONE = new Proof(Optional.empty(), false, Optional.empty());

        public Proof(Optional<String> broken, boolean exchangeServer) {
            this(broken, exchangeServer, Optional.empty());
        }
    }

    /** How much TLS a hop wants. */
    public sealed interface TlsDemand {
        record Never() implements TlsDemand {}

        /** Before the server has said anything (RFC 8314 §3.3): what devices call SSL. */
        record First() implements TlsDemand {}

        /**
         * If it is offered; unjudged.
         *
         * @param orClear whether it is tried again in clear when the handshake breaks (TLS-13)
         */
        record Opportunistic(boolean orClear) implements TlsDemand {
            public Opportunistic() {
                this(true);
            }
        }

        record Required(TlsLevel level) implements TlsDemand {}
    }
}
