package dev.hybridlab.smtp.tls;

import dev.hybridlab.mailflow.trace.CertificateFacts;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** What a host needs of a lab's certificates. */
public interface TlsMaterial {
    /**
     * A context that shows this certificate of the topology (none when empty) and accepts every chain of the peer, so that
     * policy code can judge it. Good for both ends; the server side asks for a client certificate and does not need one.
     * A new one each time, and for one handshake: whatever sessions or tickets a peer remembers, nothing is resumed, and
     * no context is shared between labs.
     *
     * @throws IllegalArgumentException if the lab has no such certificate
     */
    SSLContext context(Optional<String> certificate);

    /** What this chain, as the handshake showed it (leaf first), says under the lab's trusted roots. */
    CertificateFacts facts(List<X509Certificate> chain);
}
