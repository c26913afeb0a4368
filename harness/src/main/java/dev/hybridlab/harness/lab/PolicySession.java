package dev.hybridlab.harness.lab;

import dev.hybridlab.mailflow.decision.AuthenticationVerdict;
import dev.hybridlab.mailflow.decision.Credentials;
import dev.hybridlab.mailflow.decision.Greeting;
import dev.hybridlab.mailflow.decision.MailCommand;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.TlsFacts;
import dev.hybridlab.mailflow.transit.ReceivingSession;
import dev.hybridlab.smtp.session.MailSession;

/** The wire's port, answered by a host's receiving session: the very one that the forecast uses. */
final class PolicySession implements MailSession {
    private final ReceivingSession receiving;
    private final Runnable whenClosed;
    private boolean closed;

    PolicySession(ReceivingSession receiving, Runnable whenClosed) {
        this.receiving = receiving;
        this.whenClosed = whenClosed;
    }

    @Override
    public Greeting greeting() {
        return receiving.greeting();
    }

    @Override
    public void helo(String name) {
        receiving.helo(name);
    }

    @Override
    public void secured(TlsFacts shown) {
        receiving.secured(shown);
    }

    @Override
    public AuthenticationVerdict authenticate(Credentials credentials) {
        return receiving.authenticate(credentials);
    }

    @Override
    public void notOffered() {
        receiving.notOffered();
    }

    @Override
    public void lineTooLong() {
        receiving.lineTooLong();
    }

    @Override
    public SmtpReply mail(MailCommand command) {
        return receiving.mail(command);
    }

    @Override
    public SmtpReply rcpt(EnvelopeRecipient recipient) {
        return receiving.rcpt(recipient);
    }

    @Override
    public SmtpReply content(Message message) {
        return receiving.content(message);
    }

    @Override
    public SmtpReply tooLarge(long octets) {
        return receiving.tooLarge(octets);
    }

    @Override
    public boolean over() {
        return receiving.over();
    }

    @Override
    public void reset() {
        receiving.reset();
    }

    @Override
    public synchronized void closed() {
        if (!closed) {
            closed = true;
            whenClosed.run();
        }
    }
}
