package dev.hybridlab.neighbours.james;

import dev.hybridlab.neighbours.Conversation;
import dev.hybridlab.smtp.session.MailSoftware;
import io.netty.channel.socket.SocketChannel;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import org.apache.james.protocols.api.Protocol;
import org.apache.james.protocols.api.ProtocolSession;
import org.apache.james.protocols.api.ProtocolTransport;
import org.apache.james.protocols.api.handler.ProtocolHandlerChain;
import org.apache.james.protocols.netty.Encryption;
import org.apache.james.protocols.netty.NettyProtocolTransport;
import org.apache.james.protocols.smtp.SMTPConfigurationImpl;
import org.apache.james.protocols.smtp.SMTPProtocol;
import org.apache.james.protocols.smtp.SMTPSession;
import org.apache.james.protocols.smtp.SMTPSessionImpl;

/** What James is told of one connection: who it is, who calls, and what it may offer. */
final class JamesSession {
    private static final ProtocolSession.AttachmentKey<JamesSession> KEY =
            ProtocolSession.AttachmentKey.of("hybridlab", JamesSession.class);

    private final SocketChannel channel;
    private final Conversation conversation;
    private final MailSoftware.Place place;
    private Refused refused = Refused.NOT;

    JamesSession(SocketChannel channel, Conversation conversation, MailSoftware.Place place) {
        this.channel = channel;
        this.conversation = conversation;
        this.place = place;
    }

    /** The one behind a session of James. */
    static JamesSession of(ProtocolSession session) {
        return session.getAttachment(KEY, ProtocolSession.State.Connection).orElseThrow();
    }

    Conversation conversation() {
        return conversation;
    }

    /** What the mail system said of the last recipient. */
    void decided(Refused why) {
        refused = why;
    }

    Refused refused() {
        return refused;
    }

    Encryption encryption() {
        return new OfferedTls(conversation);
    }

    Protocol protocol(ProtocolHandlerChain chain) {
        return new SMTPProtocol(chain, new Configuration()) {
            @Override
            public ProtocolSession newSession(ProtocolTransport ignored) {
                var session = new SMTPSessionImpl(new Transport(), new Configuration());
                session.setAttachment(KEY, JamesSession.this, ProtocolSession.State.Connection);
                return session;
            }
        };
    }

    /** Whether more came than the host takes: James counts, and keeps nothing beyond. */
    boolean tooLarge(SMTPSession session) {
        return session.currentMessageSize() > session.getConfiguration().getMaxMessageSize();
    }

    void closeIfIdle(Instant now) {
        if (conversation.idle(now)) {
            channel.close(); // as James: without a word
        }
    }

    void cut() {
        channel.close();
    }

    /** The caller has its logical address. */
    private final class Transport extends NettyProtocolTransport {
        Transport() {
            super(channel, encryption(), false);
        }

        @Override
        public InetSocketAddress getRemoteAddress() {
            try {
                var address =
                        InetAddress.getByName(conversation.opened().client().toString()); // a literal
                return new InetSocketAddress(address, channel.remoteAddress().getPort());
            } catch (UnknownHostException noLiteral) {
                throw new UncheckedIOException(noLiteral);
            }
        }
    }

    private final class Configuration extends SMTPConfigurationImpl {
        @Override
        public String getHelloName() {
            return place.hostName();
        }

        @Override
        public long getMaxMessageSize() {
            return conversation.opened().session().greeting().limits().maxMessageSize();
        }
    }
}
