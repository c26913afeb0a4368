package dev.hybridlab.mailflow.exchange;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which version two hosts agree on. The lab itself encrypts with TLS 1.2 and 1.3 only (TLS-41, LAB-20). */
public final class TlsVersions {
    private static final List<String> SPOKEN = List.of("TLS1_2", "TLS1_3");

    private TlsVersions() {}

    /** The newest that both speak, as Received lines name it; empty: the handshake cannot succeed. */
    public static Optional<String> common(List<String> client, List<String> server) {
        return client.stream().filter(server::contains).filter(SPOKEN::contains).max(Comparator.naturalOrder());
    }
}
