package dev.hybridlab.smtp.server;

import dev.hybridlab.mailflow.decision.AuthenticationVerdict;
import dev.hybridlab.mailflow.decision.Credentials;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.smtp.session.MailSession;
import dev.hybridlab.smtp.wire.WireInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** AUTH (RFC 4954) with LOGIN, PLAIN and XOAUTH2; who is let in is decided by the mail session. Secrets are never recorded. */
final class Logon {
    static final String MASK = "****";
    /** Group 1: the verb and the mechanism; group 2: what follows. Tabs and leading blanks are no way round the mask. */
    private static final Pattern AUTH = Pattern.compile(
            "(\\s*AUTH(?:\\s+[A-Za-z0-9_-]*)?)(?:[\\s]+(\\S.*)|\\s*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern COMMAND = Pattern.compile(
            "(EHLO|HELO|STARTTLS|MAIL|RCPT|DATA|BDAT|RSET|NOOP|VRFY|EXPN|HELP|QUIT|X-[A-Z]+)( .*)?",
            Pattern.CASE_INSENSITIVE);

    private final ServerWire wire;
    private final MailSession session;
    private final int limit;
    private boolean known;
    private boolean refused;
    private int failures;

    Logon(ServerWire wire, MailSession session, int limit) {
        this.wire = wire;
        this.session = session;
        this.limit = limit;
    }

    /**
     * A command line as it may be recorded: {@code AUTH PLAIN ****}. Behind an AUTH that was refused a client in a hurry may
     * have sent its secret already, or name and secret, so that what comes before the next command is not shown either.
     */
    String shown(String line) {
        var auth = AUTH.matcher(line);
        refused &= !auth.matches() && !COMMAND.matcher(line).matches();
        if (auth.matches()) {
            return auth.group(2) == null ? line.strip() : auth.group(1).strip() + " " + MASK;
        }
        return refused ? MASK : line;
    }

    /** TLS stands: who it was said to be is forgotten (RFC 3207 §4.2). */
    void forget() {
        known = false;
    }

    /** How often the mail system did not let somebody in (ONP-RECV-34). */
    int failures() {
        return failures;
    }

    SmtpReply attempt(String argument) throws IOException {
        var reply = answer(argument);
        refused = !reply.positive();
        return reply;
    }

    private SmtpReply answer(String argument) throws IOException {
        var words = argument.split(" +", 2);
        var mechanism = words[0].toUpperCase(Locale.ROOT);
        if (known) {
            return WireReplies.ALREADY_AUTHENTICATED;
        }
        if (!session.greeting().offersLogon(mechanism)) {
            session.notOffered();
            return WireReplies.UNKNOWN_MECHANISM;
        }
        var initial = words.length == 2 ? Optional.of(words[1].strip()) : Optional.<String>empty();
        try {
            var credentials = switch (mechanism) {
                case "LOGIN" -> login(initial);
                case "PLAIN" -> plain(response(initial, ""));
                case "XOAUTH2" -> oauth(response(initial, ""));
                default -> new Credentials(mechanism, "", ""); // SMTP-68: listed, not modelled; the policy refuses
            };
            var verdict = session.authenticate(credentials);
            known = verdict instanceof AuthenticationVerdict.Known;
            failures += known || verdict.reply().code() < 505 ? 0 : 1; // 504: nobody was asked for a password
            if (verdict instanceof AuthenticationVerdict.Denied denied
                    && denied.told().isPresent()) {
                var json = denied.told().get().getBytes(StandardCharsets.UTF_8);
                response(Optional.empty(), Base64.getEncoder().encodeToString(json));
            }
            return verdict.reply();
        } catch (Refused refused) {
            return refused.reply;
        }
    }

    private Credentials login(Optional<String> initial) throws IOException, Refused {
        var user = text(response(initial, "VXNlcm5hbWU6")); // "Username:"
        var secret = text(response(Optional.empty(), "UGFzc3dvcmQ6")); // "Password:"
        return new Credentials("LOGIN", user, secret);
    }

    /** RFC 4616 §2: authorization identity, NUL, user, NUL, password. */
    private static Credentials plain(byte[] response) throws Refused {
        var parts = text(response).split("\0", -1);
        if (parts.length != 3) {
            throw new Refused(WireReplies.NOT_BASE64);
        }
        return new Credentials("PLAIN", parts[1], parts[2]);
    }

    /** {@code user=<name>^Aauth=Bearer <token>^A^A}. */
    private static Credentials oauth(byte[] response) {
        var user = "";
        var token = "";
        for (var part : text(response).split("\u0001")) {
            if (part.startsWith("user=")) {
                user = part.substring(5);
            } else if (part.regionMatches(true, 0, "auth=Bearer ", 0, 12)) {
                token = part.substring(12);
            }
        }
        return new Credentials("XOAUTH2", user, token);
    }

    private byte[] response(Optional<String> initial, String challenge) throws IOException, Refused {
        var line = initial;
        if (line.isEmpty()) {
            wire.reply(WireReplies.challenge(challenge));
            wire.flush();
            try {
                line = wire.in().line(limit);
            } catch (WireInput.TooLong tooLong) {
                wire.heard(MASK);
                session.lineTooLong();
                throw new Refused(WireReplies.LINE_TOO_LONG);
            }
            wire.heard(line.filter("*"::equals).orElse(MASK));
        }
        var text = line.orElseThrow(() -> new java.io.EOFException("gone during AUTH"));
        if (text.equals("*")) {
            throw new Refused(WireReplies.AUTH_CANCELLED); // RFC 4954 §4
        }
        try {
            return text.equals("=") ? new byte[0] : Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw new Refused(WireReplies.NOT_BASE64);
        }
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_8);
    }

    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final transient SmtpReply reply;

        Refused(SmtpReply reply) {
            super(reply.toString());
            this.reply = reply;
        }
    }
}
