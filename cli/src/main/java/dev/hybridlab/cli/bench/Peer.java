package dev.hybridlab.cli.bench;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A server under the same load. */
interface Peer extends AutoCloseable {
    String name();

    InetSocketAddress address();

    /** Forgets what it accepted, so that rounds do not pile up. */
    void forget();

    @Override
    void close();

    /** GreenMail on a port that the system chooses. */
    static Peer greenMail() {
        var loopback = InetAddress.getLoopbackAddress();
        var server = new GreenMail(new ServerSetup(0, loopback.getHostAddress(), ServerSetup.PROTOCOL_SMTP));
        server.start();
        return new Peer() {
            @Override
            public String name() {
                return "GreenMail";
            }

            @Override
            public InetSocketAddress address() {
                return new InetSocketAddress(loopback, server.getSmtp().getPort());
            }

            @Override
            public void forget() {
                try {
                    server.purgeEmailFromAllMailboxes();
                } catch (FolderException cannot) {
                    throw new IllegalStateException("GreenMail does not forget", cannot);
                }
            }

            @Override
            public void close() {
                server.stop();
            }
        };
    }
}
