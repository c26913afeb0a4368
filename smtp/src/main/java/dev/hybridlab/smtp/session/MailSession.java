package dev.hybridlab.smtp.session;

import dev.hybridlab.mailflow.decision.AuthenticationVerdict;
import dev.hybridlab.mailflow.decision.Credentials;
import dev.hybridlab.mailflow.decision.Greeting;
import dev.hybridlab.mailflow.decision.MailCommand;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.TlsFacts;

/** One session, asked by the wire in the order in which commands arrive. Order and syntax are the wire's own business. */
public interface MailSession {
    /** As the session stands now: asked at the connection, after each EHLO or HELO, after TLS and after AUTH. */
    Greeting greeting();

    void helo(String name);

    /** The handshake is done; everything said before is forgotten (RFC 3207 §4.2). */
    void secured(TlsFacts shown);

    AuthenticationVerdict authenticate(Credentials credentials);

    /** AUTH with a mechanism that is not listed was refused (SMTP-36); nobody was asked. */
    default void notOffered() {}

    /** A line behind AUTH was longer than the wire reads, and was refused (TOK-09); nobody was asked. */
    default void lineTooLong() {}

    SmtpReply mail(MailCommand command);

    SmtpReply rcpt(EnvelopeRecipient recipient);

    /** The whole message; after a positive reply the mail system is responsible. */
    SmtpReply content(Message message);

    /** The message has more octets than the greeting allows and was not kept; the answer to give. */
    SmtpReply tooLarge(long octets);

    /** Whether the mail system wants no more of this session after the reply it has just given. */
    default boolean over() {
        return false;
    }

    /** RSET, or a new EHLO: the envelope is forgotten. */
    void reset();

    /** The connection is gone. */
    void closed();
}
