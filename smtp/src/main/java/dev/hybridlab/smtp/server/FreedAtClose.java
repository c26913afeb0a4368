package dev.hybridlab.smtp.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A listening socket whose port is free when {@link #close} returns. The JDK lets him close it who waits for a connection, a
 * moment later, and until then nobody can listen there again. One thread accepts.
 */
public final class FreedAtClose extends ServerSocket {
    private final ReentrantLock accepting = new ReentrantLock();

    /** Not bound yet. */
    public FreedAtClose() throws IOException {}

    /**
     * Listens.
     *
     * @param at with port 0 the system chooses
     */
    static FreedAtClose listening(InetSocketAddress at, int backlog) throws IOException {
        var socket = new FreedAtClose();
        try {
            socket.bind(at, backlog);
        } catch (IOException taken) {
            socket.close();
            throw taken;
        }
        return socket;
    }

    @Override
    public Socket accept() throws IOException {
        accepting.lock();
        try {
            return super.accept();
        } finally {
            accepting.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        super.close();
        accepting.lock(); // whoever waited has heard of it then
        accepting.unlock();
    }
}
