package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.decision.Greeting;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.message.LineEnds;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** What a host does not take whatever else it may think of the message. */
final class ContentLimits {
    private ContentLimits() {}

    /** Empty when the message keeps to all of them. */
    static Optional<Verdict.Reject> broken(Greeting greeting, Message message) {
        var limits = greeting.limits();
        if (limits.maxMessageSize() > 0 && message.size() > limits.maxMessageSize()) {
            return Optional.of(tooLarge(greeting, message.size()));
        }
        var header = limits.header().filter(limit -> headerSize(message) > limit.most());
        if (header.isPresent()) {
            return Optional.of(header.get().beyond());
        }
        if (limits.maxTextLine() == 0 && limits.bareLineEnd().isEmpty()) {
            return Optional.empty();
        }
        var octets = message.octets();
        var longest = LineEnds.longest(octets);
        if (limits.maxTextLine() > 0 && longest > limits.maxTextLine()) {
            return Optional.of(new Verdict.Reject(
                    SmtpReply.of("500 5.5.2 Line too long"), // RFC 5321 §4.5.3.1.10
                    Reason.assuming(
                            "SMTP-69",
                            "a line of {} octets is longer than the {} that are allowed",
                            longest,
                            limits.maxTextLine())));
        }
        return limits.bareLineEnd().filter(reject -> LineEnds.anyBare(octets));
    }

    /** ONP-RECV-95: a header that is too large ends the session. */
    static boolean closes(Greeting greeting, Verdict.Reject broken) {
        return greeting.limits()
                .header()
                .filter(limit -> limit.beyond().equals(broken))
                .isPresent();
    }

    /** Its fields, each with its CR LF. */
    private static long headerSize(Message message) {
        return message.headers().fields().stream()
                .mapToLong(field -> field.raw().length() + 2L)
                .sum();
    }

    /** ONP-RECV-96. */
    static Verdict.Reject tooLarge(Greeting greeting, long octets) {
        return new Verdict.Reject(
                SmtpReply.of("552 5.3.4 Message size exceeds fixed maximum message size"),
                Reason.of(
                        "ONP-RECV-96",
                        "{} octets are more than the {} that {} takes",
                        octets,
                        greeting.limits().maxMessageSize(),
                        greeting.connector()));
    }
}
