package dev.hybridlab.neighbours.james;

import dev.hybridlab.neighbours.Conversation;
import dev.hybridlab.smtp.session.MailSoftware;
import dev.hybridlab.smtp.session.SessionOpener;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.james.protocols.api.handler.ProtocolHandlerChain;
import org.apache.james.protocols.netty.AllButStartTlsLineChannelHandlerFactory;
import org.apache.james.protocols.netty.BasicChannelInboundHandler;
import org.apache.james.protocols.netty.HandlerConstants;
import org.apache.james.protocols.netty.ProtocolMDCContextFactory;

/** One listening socket of James, with the pipeline that James gives its own servers. */
final class JamesServer implements MailSoftware.Listening {
    /** At 50, two hundred parallel connects collapse. */
    private static final int BACKLOG = 512;
    /** By default James drops longer lines of a message and accepts the rest of it (LAB-61). */
    private static final int LONGEST_LINE = 64 << 20;

    private final MailSoftware.Place place;
    private final SessionOpener opener;
    private final ProtocolHandlerChain chain = new JamesHandlers().chain();
    private final Set<JamesSession> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Channel listener;

    private JamesServer(MailSoftware.Place place, SessionOpener opener) throws IOException {
        this.place = place;
        this.opener = opener;
        var bound = new ServerBootstrap()
                .group(Loops.borrow())
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        begin(channel);
                    }
                })
                .bind(place.at())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            Loops.giveBack();
            throw new IOException("cannot listen on " + place.at(), bound.cause());
        }
        this.listener = bound.channel();
    }

    static JamesServer listen(MailSoftware.Place place, SessionOpener opener) throws IOException {
        return new JamesServer(place, opener);
    }

    @Override
    public int port() {
        return listener.localAddress() instanceof InetSocketAddress at ? at.getPort() : 0;
    }

    private void begin(SocketChannel channel) {
        var conversation = new Conversation(opener.open(channel.remoteAddress()), place.clock());
        channel.closeFuture().addListener(gone -> conversation.closed());
        var session = new JamesSession(channel, conversation, place);
        sessions.add(session);
        channel.closeFuture().addListener(gone -> sessions.remove(session));
        if (closed.get()) {
            channel.close();
            return;
        }
        var pipeline = channel.pipeline();
        pipeline.addLast(
                HandlerConstants.FRAMER,
                new AllButStartTlsLineChannelHandlerFactory("starttls", LONGEST_LINE).create(pipeline));
        pipeline.addLast("lines", new WholeLines(LONGEST_LINE));
        pipeline.addLast("transcript", new SpokenLines(conversation));
        pipeline.addLast(
                HandlerConstants.CORE_HANDLER,
                new BasicChannelInboundHandler(
                        new ProtocolMDCContextFactory.Standard(),
                        session.protocol(chain),
                        session.encryption(),
                        false));
    }

    @Override
    public void clockMoved(Instant now) {
        sessions.forEach(session -> session.closeIfIdle(now));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            freed().awaitUninterruptibly();
            sessions.forEach(JamesSession::cut);
            Loops.giveBack();
        }
    }

    /**
     * Closes the listener. Its port is free when the loop has selected once more: until then the JDK keeps the socket of a
     * channel that is registered with a selector. What is scheduled on a loop waits for its next turn.
     */
    private Promise<Void> freed() {
        var loop = listener.eventLoop();
        var freed = loop.<Void>newPromise();
        listener.close().addListener(closed -> loop.schedule(() -> freed.setSuccess(null), 0, TimeUnit.SECONDS));
        return freed;
    }
}
