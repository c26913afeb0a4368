package dev.hybridlab.mailflow.trace;

import java.util.Optional;

/**
 * What a handshake showed.
 *
 * @param version as Received lines name it: {@code TLS1_2}, {@code TLS1_3}
 * @param cipher as Received lines name it: {@code TLS_AES_256_GCM_SHA384}
 * @param server the server's certificate
 * @param client the client's certificate, if it showed one
 */
public record TlsFacts(String version, String cipher, CertificateFacts server, Optional<CertificateFacts> client) {}
