package dev.hybridlab.neighbours.james;

import dev.hybridlab.neighbours.Conversation;
import dev.hybridlab.smtp.tls.Handshakes;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.james.protocols.api.ClientAuth;
import org.apache.james.protocols.netty.Encryption;

/** STARTTLS of one session: with the certificate that its greeting names at that moment. */
record OfferedTls(Conversation conversation) implements Encryption {
    @Override
    public boolean isStartTLS() {
        return supportsEncryption();
    }

    @Override
    public boolean supportsEncryption() {
        return conversation.opened().session().greeting().certificate().isPresent();
    }

    @Override
    public String[] getEnabledCipherSuites() {
        return new String[0];
    }

    @Override
    public ClientAuth getClientAuth() {
        return ClientAuth.WANT;
    }

    @Override
    public SslHandler sslHandler() {
        var opened = conversation.opened();
        var certificate = opened.session().greeting().certificate().orElseThrow();
        var handler = new SslHandler(Handshakes.serverEngine(opened.tls(), certificate, opened.tlsVersions()));
        handler.handshakeFuture().addListener(done -> {
            if (done.isSuccess()) {
                stands(handler);
            }
        });
        return handler;
    }

    private void stands(SslHandler handler) {
        var opened = conversation.opened();
        try {
            conversation.secured(Handshakes.facts(handler.engine().getSession(), opened.tls(), false));
        } catch (IOException noCertificate) {
            throw new UncheckedIOException(noCertificate);
        }
    }
}
