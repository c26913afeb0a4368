package dev.hybridlab.neighbours.subetha;

import dev.hybridlab.mailflow.decision.Credentials;
import dev.hybridlab.mailflow.decision.MailCommand;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.transit.Dialogue;
import dev.hybridlab.smtp.session.MailSoftware;
import dev.hybridlab.smtp.tls.Handshakes;
import dev.hybridlab.smtp.wire.PathSyntax;
import dev.hybridlab.smtp.wire.Visible;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.subethamail.smtp.client.SMTPClient.Response;
import org.subethamail.smtp.client.SMTPException;

/** SubEthaSMTP's own client. It sends no BDAT: the library would double dots in it (LAB-62). */
final class SubEthaDialogue implements Dialogue {
    private final MailSoftware.Line line;
    private final LayeredTls tls;
    private final LineClient client;
    private boolean secured;

    private SubEthaDialogue(MailSoftware.Line line) throws IOException {
        this.line = line;
        this.tls = new LayeredTls(line);
        this.client = new LineClient(line, tls);
        client.connect("127.0.0.1", line.socket().getPort()); // it is connected already
    }

    static SubEthaDialogue on(MailSoftware.Line line) {
        try {
            return new SubEthaDialogue(line);
        } catch (IOException gone) {
            throw new Lost("connection", gone);
        }
    }

    @Override
    public SmtpReply banner() {
        try {
            return told(client.heard());
        } catch (IOException gone) {
            throw new Lost("banner", gone);
        }
    }

    @Override
    public Hello ehlo(String name) {
        var hello = Hello.of(ask("EHLO", "EHLO " + name));
        if (secured || hello.keywords().isEmpty()) {
            return hello;
        }
        var reply = hello.reply();
        var passed = line.firewalls().passes(hello.keywords());
        var lines = new ArrayList<>(reply.lines().subList(0, 1));
        lines.addAll(passed);
        return new Hello(new SmtpReply(reply.code(), reply.enhanced(), lines), passed);
    }

    @Override
    public SmtpReply helo(String name) {
        return ask("HELO", "HELO " + name);
    }

    @Override
    public Handshake startTls(Optional<String> clientCertificate) {
        var reply = ask("STARTTLS", "STARTTLS");
        if (reply.code() != 220) {
            return new Handshake.Declined(reply);
        }
        try {
            tls.shows(clientCertificate);
            client.shakeHands();
            secured = true;
            var facts = Handshakes.facts(tls.made().orElseThrow(), line.tls(), true);
            line.recorder().line('*', true, facts.version() + " " + facts.cipher());
            return new Handshake.Stands(facts);
        } catch (IOException broke) {
            return new Handshake.Broke(line.profile().worded(String.valueOf(broke.getMessage())));
        }
    }

    @Override
    public SmtpReply startTlsInVain(String error) {
        return ask("STARTTLS", "STARTTLS");
    }

    /** The library itself knows AUTH PLAIN only. */
    @Override
    public SmtpReply logon(Credentials credentials) {
        var first = ask("AUTH", "AUTH LOGIN");
        var second = first.code() == 334 ? secret(credentials.user()) : first;
        return second.code() == 334 ? secret(credentials.secret()) : second;
    }

    private SmtpReply secret(String text) {
        line.recorder().line('>', secured, "****");
        return answer("AUTH", Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public SmtpReply mail(MailCommand command) {
        return ask("MAIL", "MAIL FROM:" + PathSyntax.wire(command.sender()) + command.parameters());
    }

    @Override
    public SmtpReply rcpt(EnvelopeRecipient recipient) {
        return ask("RCPT", "RCPT TO:" + PathSyntax.wire(Optional.of(recipient.address())) + recipient.parameters());
    }

    @Override
    public SmtpReply content(Message message) {
        var writer = new LineClient.Writer(client);
        try {
            line.recorder().line('>', secured, "DATA");
            writer.dataStart();
            told(client.last());
            writer.dataWrite(message.octets());
            Visible.message(line.recorder(), secured, message);
            writer.dataEnd();
            return told(client.last());
        } catch (SMTPException refused) {
            return told(refused.getResponse());
        } catch (IOException gone) {
            throw new Lost("end of data", gone);
        }
    }

    @Override
    public void quit() {
        try {
            ask("QUIT", "QUIT");
        } catch (Lost gone) {
            // It has closed first; the message's fate is decided already.
        }
        abandon();
    }

    @Override
    public void abandon() {
        line.recorder().closed();
        client.close();
    }

    private SmtpReply ask(String stage, String command) {
        line.recorder().line('>', secured, Visible.line(command));
        return answer(stage, new String(command.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    private SmtpReply answer(String stage, String command) {
        try {
            return told(client.sendReceive(command));
        } catch (IOException gone) {
            throw new Lost(stage, gone);
        }
    }

    private SmtpReply told(Response response) {
        var lines = List.of(response.getMessage().split("\n", -1));
        lines.forEach(each -> line.recorder().line('<', secured, response.getCode() + " " + Visible.line(each)));
        return SmtpReply.ofLines(response.getCode(), lines);
    }
}
