package dev.hybridlab.smtp.tls;

import dev.hybridlab.mailflow.exchange.TlsVersions;
import java.util.List;
import javax.net.ssl.SSLParameters;

/**
 * How a host speaks TLS: its versions, the ciphers that Received lines show first, and the groups.
 *
 * @param protocols as the JDK names them
 * @param meets whether the other end, as far as it is known, speaks one of the versions
 * @param groups key exchange groups; x25519 alone makes a handshake a third cheaper
 */
public record TlsProfile(List<String> protocols, List<String> groups, boolean meets) {
    private static final String[] CIPHERS = {
        "TLS_AES_256_GCM_SHA384",
        "TLS_AES_128_GCM_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        // What older Windows speaks (HDR-90), for whoever connects by hand.
        "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
        "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
        "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256"
    };

    public TlsProfile {
        protocols = List.copyOf(protocols);
        groups = List.copyOf(groups);
    }

    /** @param versions as Received lines name them: {@code TLS1_2}, {@code TLS1_3} */
    public static TlsProfile of(List<String> versions) {
        return new TlsProfile(
                versions.stream().map(TlsProfile::protocol).toList(), List.of("x25519", "secp256r1"), true);
    }

    /** For a client that knows its server: with TLS 1.3 on both ends no P-256 key share is made. */
    public static TlsProfile between(List<String> client, List<String> server) {
        var modern = client.contains("TLS1_3") && server.contains("TLS1_3");
        // In TLS 1.2 the groups also say which curves a certificate may have (RFC 8422 §5.1.1), and the lab's have
        // P-256.
        var meets = TlsVersions.common(client, server).isPresent();
        return new TlsProfile(
                of(client).protocols(), modern ? List.of("x25519") : of(client).groups(), meets);
    }

    /** Why a handshake broke: the JDK has several ways to say that the versions do not meet. */
    public String worded(String why) {
        return !meets || why.contains("protocol_version") || why.contains("No appropriate protocol")
                ? "no common TLS version"
                : why;
    }

    private static String protocol(String version) {
        return switch (version) {
            case "TLS1_0" -> "TLSv1";
            case "TLS1_1" -> "TLSv1.1";
            case "TLS1_2" -> "TLSv1.2";
            case "TLS1_3" -> "TLSv1.3";
            default -> throw new IllegalArgumentException("no TLS version: " + version);
        };
    }

    /** {@code TLSv1.3} as Received lines name it (HDR-90). */
    public static String version(String protocol) {
        return protocol.equals("TLSv1")
                ? "TLS1_0"
                : protocol.replace("TLSv", "TLS").replace('.', '_');
    }

    /** Sets versions, ciphers and groups. */
    public SSLParameters on(SSLParameters parameters) {
        parameters.setProtocols(protocols.toArray(String[]::new));
        parameters.setCipherSuites(CIPHERS.clone());
        parameters.setUseCipherSuitesOrder(true);
        parameters.setNamedGroups(groups.toArray(String[]::new));
        return parameters;
    }
}
