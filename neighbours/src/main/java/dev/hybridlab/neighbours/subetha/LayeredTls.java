package dev.hybridlab.neighbours.subetha;

import dev.hybridlab.smtp.session.MailSoftware;
import dev.hybridlab.smtp.tls.Handshakes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Gives SubEthaSMTP's client a TLS socket with the lab's certificates; remembers it, since the client shows it to nobody. */
final class LayeredTls extends SSLSocketFactory {
    private final MailSoftware.Line line;
    private Optional<String> certificate = Optional.empty();
    private Optional<SSLSocket> made = Optional.empty();

    LayeredTls(MailSoftware.Line line) {
        this.line = line;
    }

    /** What to show if the server asks. */
    void shows(Optional<String> name) {
        certificate = name;
    }

    Optional<SSLSocket> made() {
        return made;
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        var secure = Handshakes.clientSocket(socket, line.tls(), certificate, line.profile());
        made = Optional.of(secure);
        return secure;
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return new String[0];
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return new String[0];
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw onlyLayered();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        throw onlyLayered();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw onlyLayered();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        throw onlyLayered();
    }

    private static IOException onlyLayered() {
        return new IOException("TLS begins on an open line only");
    }
}
