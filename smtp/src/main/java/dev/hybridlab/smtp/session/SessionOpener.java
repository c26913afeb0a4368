package dev.hybridlab.smtp.session;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.smtp.tls.TlsMaterial;
import dev.hybridlab.smtp.wire.Recorder;
import java.net.InetSocketAddress;
import java.util.List;

/** Who answers a new connection. Asked once for each, before the banner. */
@FunctionalInterface
public interface SessionOpener {
    Opened open(InetSocketAddress client);

    /**
     * @param session asked from now on
     * @param tls what STARTTLS shows
     * @param recorder of this end
     * @param tlsVersions that the host speaks, {@code TLS1_2}, {@code TLS1_3}
     * @param client its logical address
     */
    record Opened(MailSession session, TlsMaterial tls, Recorder recorder, List<String> tlsVersions, IpAddress client) {
        public Opened {
            tlsVersions = List.copyOf(tlsVersions);
        }
    }
}
