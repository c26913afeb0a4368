package dev.hybridlab.harness.lab;

import dev.hybridlab.identity.endpoint.IdentityProvider;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.topology.CertificateBook;
import dev.hybridlab.mailflow.topology.CertificateSpec;
import dev.hybridlab.mailflow.topology.CertificateSpec.Flaws;
import dev.hybridlab.mailflow.topology.CertificateSpec.Kind;
import dev.hybridlab.mailflow.topology.CertificateSpec.Use;
import dev.hybridlab.mailflow.topology.CertificateSpec.Validity;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.smtp.tls.LabCertificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The identity provider of a lab on its sockets, and the certificate that it shows by HTTPS. No topology knows that certificate
 * (LAB-75): it is by an authority of its own and good on any day, since who checks it looks at the clock on the wall.
 */
public final class TokenService implements AutoCloseable {
    private static final String HOST = "login.microsoftonline.com";
    private static final String AUTHORITY = "Lab Identity CA";
    private static final Validity ALWAYS =
            new Validity(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2049-12-31T23:59:59Z"));
    private static final LabCertificates SHOWN = new LabCertificates(new CertificateBook(List.of(
            certificate(AUTHORITY, Kind.AUTHORITY, Optional.empty(), List.of()),
            certificate(
                    HOST,
                    Kind.LEAF,
                    Optional.of(AUTHORITY),
                    List.of(HOST, "localhost", "*.localhost", "host.docker.internal", "127.0.0.1")))));

    private final InetAddress at;
    private final Supplier<Topology> topology;
    private final Supplier<Instant> now;
    private @Nullable IdentityProvider provider;

    /**
     * Opens nothing before somebody asks where it is.
     *
     * @param topology as it is when somebody asks
     * @param now the lab's clock
     */
    public TokenService(InetAddress at, Supplier<Topology> topology, Supplier<Instant> now) {
        this.at = at;
        this.topology = topology;
        this.now = now;
    }

    /**
     * Where it listens by HTTP, from the first call on.
     *
     * @throws UncheckedIOException if this machine has no port for it
     */
    public URI base() {
        return listening().base();
    }

    /**
     * Where it listens by HTTPS, from the first call on.
     *
     * @throws UncheckedIOException if this machine has no port for it
     */
    public URI secure() {
        try {
            return listening().secure(() -> SHOWN.context(Optional.of(HOST)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private synchronized IdentityProvider listening() {
        var listening = provider;
        if (listening == null) {
            try {
                listening = IdentityProvider.listen(at, topology, now);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            provider = listening;
        }
        return listening;
    }

    /** In PEM whom a client of the lab has to trust: who signed for {@link #secure}, and whom the lab's hosts trust. */
    public String authorities() {
        return SHOWN.authorities() + new LabCertificates(topology.get().certificates()).authorities();
    }

    @Override
    public synchronized void close() {
        if (provider != null) {
            provider.close();
        }
    }

    private static CertificateSpec certificate(String name, Kind kind, Optional<String> issuedBy, List<String> names) {
        var source = new ConfigObject("Certificate", name, new LinkedHashMap<>(), Origin.LAB);
        return new CertificateSpec(source, name, kind, issuedBy, names, ALWAYS, Flaws.NONE, Use.ANY);
    }
}
