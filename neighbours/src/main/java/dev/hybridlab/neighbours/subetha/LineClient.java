package dev.hybridlab.neighbours.subetha;

import dev.hybridlab.smtp.session.MailSoftware;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import org.subethamail.smtp.client.SMTPClient;
import org.subethamail.smtp.client.SMTPException;
import org.subethamail.smtp.client.SmartClient;

/** SubEthaSMTP's client on a line that is open, without its pause of 50 ms before each answer. */
final class LineClient extends SMTPClient {
    private final MailSoftware.Line line;
    private Response last = new Response(220, "");

    LineClient(MailSoftware.Line line, LayeredTls tls) {
        super(Optional.empty(), Optional.of("server"), Optional.of(tls));
        this.line = line;
    }

    @Override
    protected Socket createSocket() {
        return line.socket();
    }

    @Override
    public Response receiveAndCheck() throws IOException {
        last = receive();
        if (!last.isSuccess()) {
            throw new SMTPException(last);
        }
        return last;
    }

    Response heard() throws IOException {
        return receive();
    }

    /** The answer to what was checked last. */
    Response last() {
        return last;
    }

    void shakeHands() throws IOException {
        performSSLHandshake();
    }

    /** That of the library which stuffs dots and ends the text. */
    static final class Writer extends SmartClient {
        Writer(LineClient client) {
            super(client, "", Optional.empty());
        }
    }
}
