package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What of a message's wishes the next server can take: SMTPUTF8, BODY, DSN and the like (RFC 5321 §2.2.1). */
final class Extensions {
    private static final SmtpReply NO_UTF8 =
            SmtpReply.of("550 5.6.7 Non-ASCII addresses not permitted for that sender/recipient"); // RFC 6531 §3.5
    private static final SmtpReply NO_BINARY =
            SmtpReply.of("554 5.6.3 Conversion required but not supported"); // RFC 3030 §3, RFC 3463 §3.7
    private static final List<String> OF_DSN = List.of("RET", "ENVID");

    private Extensions() {}

    /** Why the message cannot go to this server at all; the lab converts nothing (LAB-40). */
    static Optional<SmtpReply> missing(HeldMessage held, Message message, Dialogue.Hello hello) {
        if (needsUtf8(held) && !hello.lists("SMTPUTF8")) {
            return Optional.of(NO_UTF8);
        }
        return isBinary(held) && !(hello.lists("BINARYMIME") && hello.lists("CHUNKING"))
                ? Optional.of(NO_BINARY)
                : Optional.empty();
    }

    /** RFC 6531 §3.4: also where the client that brought it did not say so. */
    private static boolean needsUtf8(HeldMessage held) {
        return Stream.concat(
                        held.sender().stream(),
                        held.envelope().recipients().stream().map(recipient -> recipient.address()))
                .anyMatch(address -> !address.isAscii());
    }

    private static boolean isBinary(HeldMessage held) {
        return held.envelope()
                .parameters()
                .get("BODY")
                .filter("BINARYMIME"::equalsIgnoreCase)
                .isPresent();
    }

    /** What the next server lists is passed on (RFC 1870 §6, RFC 6152 §3, RFC 3030 §3, RFC 3461 §5.1); XOORG only where it is listed. */
    static EsmtpParameters parameters(HeldMessage held, Hop hop, Message message, Dialogue.Hello hello) {
        var had = held.envelope().parameters();
        var parameters = EsmtpParameters.NONE;
        if (hello.lists("SIZE")) {
            parameters = parameters.plus("SIZE", Integer.toString(message.size()));
        }
        var body = had.get("BODY");
        if (body.isPresent() && (isBinary(held) || hello.lists("8BITMIME"))) {
            parameters = parameters.plus("BODY", body.get());
        }
        if (hello.lists("SMTPUTF8") && (needsUtf8(held) || had.get("SMTPUTF8").isPresent())) {
            parameters = parameters.plus("SMTPUTF8", "");
        }
        if (hello.lists("DSN")) {
            for (var keyword : OF_DSN) {
                var value = had.get(keyword);
                parameters = value.isPresent() ? parameters.plus(keyword, value.get()) : parameters;
            }
        }
        var xoorg = hop.manner().xoorg();
        return xoorg.isPresent() && hello.lists("XOORG") ? parameters.plus("XOORG", xoorg.get()) : parameters;
    }
}
