package dev.hybridlab.smtp.server;

import dev.hybridlab.mailflow.message.ParameterForms;
import dev.hybridlab.mailflow.reply.EnhancedCode;
import dev.hybridlab.mailflow.reply.SmtpReply;
import java.util.List;
import java.util.Optional;

/** What a server says about order and syntax, before a mail system is asked. Word for word as Exchange (SMTP-21 to SMTP-37). */
final class WireReplies {
    static final SmtpReply READY_FOR_TLS = SmtpReply.of("220 2.0.0 SMTP server ready"); // SMTP-21
    static final SmtpReply START_INPUT = SmtpReply.of("354 Start mail input; end with <CRLF>.<CRLF>"); // SMTP-23
    static final SmtpReply BYE = SmtpReply.of("221 2.0.0 Service closing transmission channel"); // SMTP-27
    static final SmtpReply RESET = SmtpReply.of("250 2.0.0 Resetting"); // SMTP-28
    static final SmtpReply NOOP = SmtpReply.of("250 2.0.0 OK"); // SMTP-28
    static final SmtpReply CANNOT_VERIFY = SmtpReply.of("252 2.1.5 Cannot VRFY user"); // SMTP-29
    static final SmtpReply NOT_IMPLEMENTED = SmtpReply.of("502 5.3.3 Command not implemented"); // SMTP-29
    static final SmtpReply HELP = new SmtpReply(
            214,
            Optional.empty(),
            List.of(
                    "This server supports the following commands:",
                    "HELO EHLO STARTTLS RCPT DATA RSET MAIL QUIT HELP AUTH BDAT")); // SMTP-29
    static final SmtpReply HELLO_FIRST = SmtpReply.of("503 5.5.2 Send hello first"); // SMTP-31
    static final SmtpReply BAD_DOMAIN = SmtpReply.of("501 5.5.4 Invalid domain name"); // SMTP-32
    static final SmtpReply BAD_ADDRESS = SmtpReply.of("501 5.1.3 Invalid address"); // SMTP-34
    static final SmtpReply BAD_SENDER = SmtpReply.of("550 5.1.7 Invalid address"); // SMTP-34
    static final SmtpReply SENDER_KNOWN = SmtpReply.of("503 5.5.2 Sender already specified"); // SMTP-35
    static final SmtpReply NEED_MAIL = SmtpReply.of("503 5.5.2 Need mail command"); // SMTP-35
    static final SmtpReply NEED_RCPT = SmtpReply.of("503 5.5.2 Need rcpt command"); // SMTP-35
    static final SmtpReply UNKNOWN_MECHANISM = SmtpReply.of("504 5.7.4 Unrecognized authentication type"); // SMTP-36
    static final SmtpReply TIMED_OUT = SmtpReply.of("421 4.4.1 Connection timed out"); // SMTP-37
    static final SmtpReply DEFECT = SmtpReply.of("421 4.3.2 Service not available"); // RFC 5321 §4.2.2
    static final SmtpReply LINE_TOO_LONG = SmtpReply.of("500 5.5.2 Line too long"); // RFC 5321 §4.5.3.1.10
    static final SmtpReply BAD_ARGUMENT = SmtpReply.of("501 5.5.4 Invalid arguments"); // RFC 5321 §4.2.4
    static final SmtpReply BDAT_NEEDED = SmtpReply.of("503 5.5.1 BINARYMIME needs BDAT"); // RFC 3030 §3
    static final SmtpReply NOT_AFTER_BDAT = SmtpReply.of("503 5.5.1 Inside a sequence of BDAT"); // RFC 3030 §2
    static final SmtpReply AUTH_CANCELLED = SmtpReply.of("501 5.7.0 Authentication cancelled"); // RFC 4954 §4
    static final SmtpReply ALREADY_AUTHENTICATED = SmtpReply.of("503 5.5.1 Already authenticated"); // RFC 4954 §4
    static final SmtpReply NOT_BASE64 = SmtpReply.of("501 5.5.2 Cannot decode the response"); // RFC 4954 §4

    static final SmtpReply NOT_IN_TRANSACTION = SmtpReply.of("503 5.5.1 Not inside a mail transaction"); // RFC 4954 §4

    static final SmtpReply NEEDS_UTF8 =
            SmtpReply.of("553 5.6.7 Non-ASCII addresses not permitted for that sender/recipient"); // RFC 6531 §3.5

    private WireReplies() {}

    /** RFC 5321 §4.1.1.11. */
    static SmtpReply parameter(ParameterForms.Flaw flaw) {
        return switch (flaw) {
            case ParameterForms.Flaw.Unknown(var keyword) ->
                SmtpReply.of("555 5.5.4 Unrecognized parameter '" + printable(keyword) + "'");
            case ParameterForms.Flaw.BadValue bad -> BAD_ARGUMENT;
        };
    }

    /** SMTP-33. */
    static SmtpReply unrecognized(String verb) {
        var shown = verb.length() > 40 ? verb.substring(0, 40) : verb;
        return SmtpReply.of("500 5.3.3 Unrecognized command '" + printable(shown) + "'");
    }

    /** SMTP-26. */
    static SmtpReply chunk(long octets) {
        return SmtpReply.of("250 2.6.0 CHUNK received OK, " + octets + " octets");
    }

    static SmtpReply challenge(String base64) {
        return new SmtpReply(334, Optional.<EnhancedCode>empty(), List.of(base64));
    }

    private static String printable(String text) {
        return text.replaceAll("[^\\x21-\\x7e]", "?");
    }
}
