package dev.hybridlab.smtp;

import dev.hybridlab.mailflow.decision.AuthenticationVerdict;
import dev.hybridlab.mailflow.decision.Credentials;
import dev.hybridlab.mailflow.decision.Greeting;
import dev.hybridlab.mailflow.decision.MailCommand;
import dev.hybridlab.mailflow.decision.Voice;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.SessionLimits;
import dev.hybridlab.mailflow.trace.TlsFacts;
import dev.hybridlab.smtp.session.MailSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A mail system that says yes and remembers everything. */
final class EchoSession implements MailSession {
    final List<Message> messages = Collections.synchronizedList(new ArrayList<>());
    final List<String> events = Collections.synchronizedList(new ArrayList<>());
    boolean chunking = true;
    volatile boolean over;
    SessionLimits listens = SessionLimits.of(5);
    private boolean secured;
    private final String certificate;
    private final long largest;

    EchoSession(String certificate, long largest) {
        this.certificate = certificate;
        this.largest = largest;
    }

    @Override
    public Greeting greeting() {
        var keywords = new ArrayList<>(List.of("SIZE 1000", "PIPELINING", "8BITMIME", "AUTH LOGIN PLAIN XOAUTH2 NTLM"));
        if (chunking) {
            keywords.add("CHUNKING");
        }
        keywords.add(secured ? "XOORG" : "STARTTLS");
        return new Greeting(
                "echo",
                SmtpReply.of("220 echo.example ready"),
                "echo.example Hello [198.18.0.1]",
                keywords,
                secured ? Optional.empty() : Optional.of(certificate),
                limits(),
                List.of(),
                Voice.exchangeOnline(""));
    }

    private Greeting.Limits limits() {
        return new Greeting.Limits(
                largest, listens, 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public boolean over() {
        return over;
    }

    @Override
    public void helo(String name) {
        events.add("helo " + name);
    }

    @Override
    public void secured(TlsFacts shown) {
        secured = true;
        events.add("secured " + shown.version() + " "
                + shown.client().map(facts -> facts.identity().subject()).orElse("nobody"));
    }

    @Override
    public AuthenticationVerdict authenticate(Credentials credentials) {
        events.add("auth " + credentials.mechanism() + " " + credentials.user() + " " + credentials.secret());
        if (credentials.mechanism().equals("NTLM")) {
            return new AuthenticationVerdict.Denied(
                    SmtpReply.of("504 5.7.4 Unrecognized authentication type"),
                    Reason.assuming("SMTP-68", "NTLM is listed, not modelled"));
        }
        if (credentials.secret().equals("stale")) {
            return new AuthenticationVerdict.Denied(
                    SmtpReply.of("535 5.7.3 Authentication unsuccessful"),
                    Reason.assuming("AUTH-05", "a token that has ended"),
                    Optional.of("{\"status\":\"invalid_token\"}"));
        }
        if (credentials.secret().equals("wrong")) {
            return new AuthenticationVerdict.Denied(
                    SmtpReply.of("535 5.7.3 Authentication unsuccessful"), Reason.of("AUTH-08", "a wrong password"));
        }
        return new AuthenticationVerdict.Known(
                credentials.user(),
                SmtpReply.of("235 2.7.0 Authentication successful"),
                Reason.of("AUTH-01", "everybody is known"));
    }

    @Override
    public SmtpReply mail(MailCommand command) {
        if (command.sender()
                .filter(from -> from.domain().equals("defect.example"))
                .isPresent()) {
            throw new StackOverflowError("a defect");
        }
        events.add("mail " + command.sender() + command.parameters());
        return SmtpReply.of("250 2.1.0 Sender OK");
    }

    @Override
    public SmtpReply rcpt(EnvelopeRecipient recipient) {
        events.add("rcpt " + recipient.address() + recipient.parameters());
        return SmtpReply.of("250 2.1.5 Recipient OK");
    }

    @Override
    public SmtpReply content(Message message) {
        messages.add(message);
        return SmtpReply.of("250 2.6.0 Queued mail for delivery");
    }

    @Override
    public SmtpReply tooLarge(long octets) {
        events.add("too large " + octets);
        return SmtpReply.of("552 5.3.4 Message size exceeds fixed maximum message size");
    }

    @Override
    public void reset() {
        events.add("reset");
    }

    @Override
    public void closed() {
        events.add("closed");
    }
}
