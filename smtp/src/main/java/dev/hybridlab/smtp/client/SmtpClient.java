package dev.hybridlab.smtp.client;

import dev.hybridlab.mailflow.decision.Credentials;
import dev.hybridlab.mailflow.decision.MailCommand;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.LineEnds;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.transit.Dialogue;
import dev.hybridlab.mailflow.transit.Inspection;
import dev.hybridlab.smtp.tls.Handshakes;
import dev.hybridlab.smtp.tls.TlsMaterial;
import dev.hybridlab.smtp.tls.TlsProfile;
import dev.hybridlab.smtp.wire.PathSyntax;
import dev.hybridlab.smtp.wire.Recorder;
import dev.hybridlab.smtp.wire.Visible;
import dev.hybridlab.smtp.wire.WireInput;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One session over a connected socket. A message goes as one BDAT chunk where the server lists CHUNKING, octet for octet,
 * else by DATA. A server that breaks the rules or says nothing for too long is {@link Dialogue.Lost}.
 */
public final class SmtpClient implements Dialogue {
    /** How long in real time a server may say nothing. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int REPLY_LINE = 4096; // RFC 5321 §4.5.3.1.5 asks for 512
    private static final int REPLY_LINES = 256;
    private static final String BROKE = "TLS negotiation failed with error "; // TLS-22, TLS-23, TLS-41
    private static final String NO_RECORD = "Unsupported or unrecognized SSL message"; // as the JDK words it
    private static final Pattern REPLY = Pattern.compile("[2-5][0-5][0-9]([ -].*)?");

    private final Socket socket;
    private final TlsMaterial tls;
    private final TlsProfile profile;
    private final Recorder recorder;
    private final WireInput in;
    private OutputStream out;
    private Socket current;
    private boolean secured;
    private boolean chunking;
    private Inspection inspection = Inspection.NONE;

    private SmtpClient(Socket socket, TlsMaterial tls, TlsProfile profile, Recorder recorder) throws IOException {
        this.socket = socket;
        this.tls = tls;
        this.profile = profile;
        this.recorder = recorder;
        this.current = socket;
        socket.setSoTimeout((int) PATIENCE.toMillis());
        this.in = new WireInput(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** @param socket connected; closed by {@link #quit} or {@link #abandon} */
    public static SmtpClient over(Socket socket, TlsMaterial tls, TlsProfile profile, Recorder recorder) {
        try {
            return new SmtpClient(socket, tls, profile, recorder);
        } catch (IOException gone) {
            throw new Lost("connection", gone);
        }
    }

    /** The same, for a server that may say nothing for another time. */
    public SmtpClient patientFor(Duration time) {
        try {
            socket.setSoTimeout((int) time.toMillis());
        } catch (IOException gone) {
            throw new Lost("connection", gone);
        }
        return this;
    }

    @Override
    public SmtpReply banner() {
        return reply("banner");
    }

    @Override
    public SmtpReply helo(String name) {
        chunking = false;
        return ask("HELO", "HELO " + name);
    }

    @Override
    public Hello ehlo(String name) {
        var hello = Hello.of(ask("EHLO", "EHLO " + name));
        chunking = hello.lists("CHUNKING");
        return hello;
    }

    /** The firewalls on the way: what they hide never reaches this end. To be called before anything is said. */
    public SmtpClient behind(Inspection firewalls) {
        inspection = firewalls;
        return this;
    }

    @Override
    public SmtpReply startTlsInVain(String error) {
        var reply = ask("STARTTLS", "STARTTLS");
        recorder.line('*', false, BROKE + error);
        return reply;
    }

    @Override
    public Handshake startTls(Optional<String> clientCertificate) {
        var reply = ask("STARTTLS", "STARTTLS");
        if (reply.code() != 220) {
            return new Handshake.Declined(reply);
        }
        return shakeHands(clientCertificate);
    }

    /** The server's banner is then no TLS record (SMTP-54). */
    @Override
    public Handshake tlsFirst(Optional<String> clientCertificate) {
        return switch (shakeHands(clientCertificate)) {
            case Handshake.Broke(var why) when why.contains(NO_RECORD) -> new Handshake.Broke(SPEAKS_FIRST);
            case Handshake.Broke broke -> broke;
            case Handshake.Stands stands -> stands;
            case Handshake.Declined declined -> declined;
        };
    }

    private Handshake shakeHands(Optional<String> clientCertificate) {
        try {
            var secure = Handshakes.client(socket, tls, clientCertificate, profile);
            current = secure;
            in.continueWith(secure.getInputStream()); // what came in clear behind the 220 is no reply
            out = secure.getOutputStream();
            secured = true;
            var facts = Handshakes.facts(secure, tls, true);
            recorder.line('*', true, facts.version() + " " + facts.cipher());
            return new Handshake.Stands(facts);
        } catch (IOException broke) {
            recorder.line('*', false, BROKE + "SocketError: " + broke.getMessage());
            return new Handshake.Broke(profile.worded(String.valueOf(broke.getMessage())));
        }
    }

    @Override
    public SmtpReply logon(Credentials credentials) {
        var reply = ask("AUTH", "AUTH " + credentials.mechanism()); // AUTH-04: XOAUTH2 in two lines
        for (var answer : credentials.answers()) {
            reply = reply.code() == 334 ? answered(answer) : reply;
        }
        var asksAgain = reply.code() == 334 && credentials.mechanism().equals("XOAUTH2");
        return asksAgain ? answered("") : reply; // RFC 7628 §3.2.3
    }

    /** Neither name nor password is recorded. */
    private SmtpReply answered(String text) {
        recorder.line('>', secured, "****");
        send(
                "AUTH",
                (Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return reply("AUTH");
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
        var octets = message.octets();
        if (chunking) {
            return chunk(message, octets);
        }
        if (LineEnds.anyBare(octets)) {
            throw new IllegalArgumentException("a lone LF or CR cannot go by DATA (RFC 5321 §2.3.8)");
        }
        var go = ask("DATA", "DATA");
        if (go.code() != 354) {
            return go;
        }
        send("DATA", DotStuffing.stuffed(octets));
        Visible.message(recorder, secured, message);
        recorder.line('>', secured, ".");
        return reply("end of data");
    }

    private SmtpReply chunk(Message message, byte[] octets) {
        var command = "BDAT " + octets.length + " LAST";
        recorder.line('>', secured, command);
        var line = (command + "\r\n").getBytes(StandardCharsets.US_ASCII);
        var all = new byte[line.length + octets.length];
        System.arraycopy(line, 0, all, 0, line.length);
        System.arraycopy(octets, 0, all, line.length, octets.length);
        send("BDAT", all);
        Visible.message(recorder, secured, message);
        return reply("BDAT");
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
        recorder.closed();
        try {
            current.close();
            socket.close();
        } catch (IOException alreadyGone) {
            // Closing is all that was wanted.
        }
    }

    private SmtpReply ask(String stage, String line) {
        if (line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("a command is one line: " + Visible.line(line));
        }
        recorder.line('>', secured, Visible.line(line));
        send(stage, (line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return reply(stage);
    }

    private void send(String stage, byte[] octets) {
        try {
            out.write(octets);
            out.flush();
        } catch (IOException gone) {
            throw new Lost(stage, gone);
        }
    }

    /** RFC 5321 §4.2.1: lines with a hyphen behind the code go on. */
    private SmtpReply reply(String stage) {
        var texts = new ArrayList<String>();
        try {
            while (texts.size() < REPLY_LINES) {
                var line = in.line(REPLY_LINE).orElseThrow(() -> new Lost(stage));
                if (!REPLY.matcher(line).matches()) {
                    recorder.line('<', secured, Visible.line(line));
                    throw new Lost(stage);
                }
                texts.add(line.length() > 4 ? utf8(line.substring(4)) : "");
                if (line.length() == 3 || line.charAt(3) == ' ') {
                    return recorded(Integer.parseInt(line.substring(0, 3)), seen(stage, texts));
                }
            }
        } catch (IOException gone) {
            throw new Lost(stage, gone);
        }
        throw new Lost(stage);
    }

    /** The first line of an EHLO answer is no keyword. */
    private List<String> seen(String stage, List<String> texts) {
        if (secured || !stage.equals("EHLO")) {
            return texts;
        }
        var seen = new ArrayList<>(texts.subList(0, 1));
        seen.addAll(inspection.passes(texts.subList(1, texts.size())));
        return seen;
    }

    private SmtpReply recorded(int code, List<String> texts) {
        for (var i = 0; i < texts.size(); i++) {
            var line = code + (i < texts.size() - 1 ? "-" : " ") + texts.get(i);
            recorder.line('<', secured, Visible.line(line));
        }
        return SmtpReply.ofLines(code, texts);
    }

    private static String utf8(String octets) {
        return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
