package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/**
 * A client whose newest TLS is 1.0 or 1.1: the handshake stands, its credentials do not help (AUTH-15). The topology says who
 * is one, since the JDK speaks neither version: on the wire the handshake is a newer one.
 */
final class OldTls {
    private static final String CLIENTS = "oldTlsClients";
    private static final String ALLOWED = "AllowLegacyTLSClients";
    private static final String ANSWER =
            "421 4.7.66 TLS 1.0 and 1.1 are not supported. Please upgrade/update your client"
                    + " to support TLS 1.2. Visit https://aka.ms/smtp_auth_tls.";

    private OldTls() {}

    /** Empty for everybody else. */
    static Optional<LogonGate.Refusal> refuses(Tenant tenant, Peer peer) {
        var lab = tenant.settings().lab();
        if (!lab.texts(CLIENTS).contains(peer.address().toString())) {
            return Optional.empty();
        }
        var config = tenant.transportConfig();
        if (!peer.local().address().toString().equals(ExchangeOnline.LEGACY_SUBMISSION_ADDRESS)) {
            return Optional.of(new LogonGate.Refusal(
                    ANSWER,
                    Reason.of("AUTH-15", "the client at {} speaks no TLS newer than 1.1", peer.address())
                            .configuredAt(lab.originOf(CLIENTS))));
        }
        return config.flag(ALLOWED)
                ? Optional.empty()
                : Optional.of(new LogonGate.Refusal(
                        ANSWER,
                        Reason.assuming(
                                        "AUTH-34",
                                        "AllowLegacyTLSClients is false, and the client at {} speaks no TLS newer than"
                                                + " 1.1",
                                        peer.address())
                                .configuredAt(config.originOf(ALLOWED))));
    }
}
