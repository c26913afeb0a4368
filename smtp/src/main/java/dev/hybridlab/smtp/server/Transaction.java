package dev.hybridlab.smtp.server;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.MailCommand;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.message.ParameterForms;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.smtp.session.MailSession;
import dev.hybridlab.smtp.wire.Content;
import dev.hybridlab.smtp.wire.PathSyntax;
import dev.hybridlab.smtp.wire.Visible;
import java.io.IOException;
import java.util.Optional;

/** MAIL, RCPT, then DATA or BDAT (RFC 5321 §3.3, RFC 3030). A refused message is read to its end and never obeyed. */
final class Transaction {
    private final ServerWire wire;
    private final MailSession session;
    private boolean sender;
    private boolean recipient;
    private boolean binary;
    private boolean utf8;
    private Optional<Content> chunks = Optional.empty();

    Transaction(ServerWire wire, MailSession session) {
        this.wire = wire;
        this.session = session;
    }

    void forget() {
        sender = false;
        recipient = false;
        binary = false;
        utf8 = false;
        chunks = Optional.empty();
    }

    /** Whether MAIL was accepted and the message is not complete yet. */
    boolean open() {
        return sender;
    }

    SmtpReply mail(String argument) {
        if (sender) {
            return WireReplies.SENDER_KNOWN;
        }
        try {
            var path = PathSyntax.read("FROM:", argument);
            var wrong = ParameterForms.mail(path.parameters()).map(WireReplies::parameter);
            if (wrong.isPresent()) {
                return wrong.get();
            }
            utf8 = path.parameters().get("SMTPUTF8").isPresent();
            if (!taken(path.address())) {
                return WireReplies.NEEDS_UTF8;
            }
            var reply = session.mail(new MailCommand(path.address(), path.parameters()));
            sender = reply.positive();
            binary = path.parameters()
                    .get("BODY")
                    .filter("BINARYMIME"::equalsIgnoreCase)
                    .isPresent();
            return reply;
        } catch (PathSyntax.Malformed noPath) {
            return WireReplies.BAD_SENDER;
        } catch (PathSyntax.BadParameters noParameters) {
            return WireReplies.BAD_ARGUMENT; // RFC 5321 §4.1.1.11
        }
    }

    /** An address beyond ASCII needs a transaction that said SMTPUTF8 (RFC 6531 §3.4). */
    private boolean taken(Optional<EmailAddress> address) {
        return utf8 || address.filter(each -> !each.isAscii()).isEmpty();
    }

    SmtpReply rcpt(String argument) {
        if (!sender) {
            return WireReplies.NEED_MAIL;
        }
        if (chunks.isPresent()) {
            return WireReplies.NOT_AFTER_BDAT;
        }
        try {
            var path = PathSyntax.read("TO:", argument);
            if (path.address().isEmpty()) {
                return WireReplies.BAD_ADDRESS;
            }
            var wrong = ParameterForms.rcpt(path.parameters()).map(WireReplies::parameter);
            if (wrong.isPresent()) {
                return wrong.get();
            }
            if (!taken(path.address())) {
                return WireReplies.NEEDS_UTF8;
            }
            var reply = session.rcpt(new EnvelopeRecipient(path.address().get(), path.parameters()));
            recipient |= reply.positive();
            return reply;
        } catch (PathSyntax.Malformed noPath) {
            return WireReplies.BAD_ADDRESS;
        } catch (PathSyntax.BadParameters noParameters) {
            return WireReplies.BAD_ARGUMENT; // RFC 5321 §4.1.1.11
        }
    }

    SmtpReply data(String argument) throws IOException {
        if (!argument.isEmpty()) {
            return WireReplies.BAD_ARGUMENT;
        }
        if (!sender) {
            return WireReplies.NEED_MAIL;
        }
        if (!recipient) {
            return WireReplies.NEED_RCPT;
        }
        if (chunks.isPresent()) {
            return WireReplies.NOT_AFTER_BDAT;
        }
        if (binary) {
            return WireReplies.BDAT_NEEDED;
        }
        wire.reply(WireReplies.START_INPUT);
        wire.flush();
        return finish(wire.in().data(limit()));
    }

    private long limit() {
        return session.greeting().limits().maxMessageSize();
    }

    private SmtpReply finish(Content content) {
        forget();
        if (content.tooLarge()) {
            wire.recorder().line('*', wire.secured(), "(" + content.length() + " octets, not kept)");
            return session.tooLarge(content.length());
        }
        var message = Message.parse(content.octets());
        Visible.message(wire.recorder(), wire.secured(), message);
        return session.content(message);
    }

    /**
     * Whether the argument of BDAT says how many octets follow. If it does not, nobody can tell octets from commands any more,
     * and the session must end.
     */
    static boolean tellsSize(String argument) {
        return argument.matches("[0-9]{1,18}( +(?i:LAST))?");
    }

    /**
     * The octets of a chunk are always taken off the wire, whatever the answer is (RFC 3030 §2).
     *
     * @param argument that tells its size
     */
    SmtpReply bdat(String argument, boolean greeted) throws IOException {
        var words = argument.split(" +");
        var last = words.length == 2;
        var size = Long.parseLong(words[0]);
        var refusal = !greeted
                ? Optional.of(WireReplies.HELLO_FIRST)
                : !session.greeting().offers("CHUNKING")
                        ? Optional.of(WireReplies.unrecognized("BDAT")) // SMTP-93
                        : !sender
                                ? Optional.of(WireReplies.NEED_MAIL)
                                : !recipient ? Optional.of(WireReplies.NEED_RCPT) : Optional.<SmtpReply>empty();
        if (refusal.isPresent()) {
            wire.flush();
            wire.in().chunk(size, new Content(1));
            return refusal.get();
        }
        var content = chunks.orElseGet(() -> new Content(limit()));
        chunks = Optional.of(content);
        wire.in().chunk(size, content);
        return last ? finish(content) : WireReplies.chunk(size);
    }
}
