package dev.hybridlab.smtp.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;

/** A socket that client software may bind and connect once more: it stays where it is. Its peer's name is never looked up. */
public final class OpenSocket extends Socket {
    @Override
    public void bind(SocketAddress at) throws IOException {
        if (!isBound()) {
            super.bind(at);
        }
    }

    @Override
    public void connect(SocketAddress to, int millis) throws IOException {
        if (!isConnected()) {
            super.connect(to, millis);
        }
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        if (!(super.getRemoteSocketAddress() instanceof InetSocketAddress there)) {
            return super.getRemoteSocketAddress();
        }
        try {
            var named = InetAddress.getByAddress("server", there.getAddress().getAddress());
            return new InetSocketAddress(named, there.getPort());
        } catch (IOException wrongLength) {
            return there;
        }
    }
}
