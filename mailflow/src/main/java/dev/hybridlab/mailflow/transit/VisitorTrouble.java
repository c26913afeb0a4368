package dev.hybridlab.mailflow.transit;

import dev.hybridlab.mailflow.decision.Failed;
import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.decision.HopFailure;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.trace.Reason;

/** What a visitor has in its own log when it never came to an answer (LAB-05), and the mistakes behind it that everybody makes. */
final class VisitorTrouble {
    private static final String OWN = "421 4.4.2 (client) ";

    private VisitorTrouble() {}

    static Failed of(Visitor visitor, HopFailure failure) {
        return switch (failure) {
            case HopFailure.ConnectionRefused(var target, var address) ->
                new Failed(log("Connection refused by " + address), refused(visitor, address));
            case HopFailure.HandshakeFailed(var target, var address, var why) ->
                new Failed(log("TLS handshake failed: " + why), handshake(visitor, address, why));
            case HopFailure.Dropped(var target, var address, var stage) ->
                new Failed(log("Connection lost at " + stage), because(address + " hung up at " + stage));
            case HopFailure.TurnedAway(var target, var address, var reply) ->
                new Failed(reply, because(address + " turned it away"));
            case HopFailure.NoName(var name, var what) ->
                new Failed(log("No address for " + name), because(name + ": " + what));
            case HopFailure.NoStartTls(var target, var address, var reply) ->
                new Failed(log("No STARTTLS at " + address), because(address + " offers no STARTTLS"));
            case HopFailure.NoCredentials(var target, var address, var word) ->
                new Failed(log("TLS failed: " + word), because("its own TLS: " + word));
            case HopFailure.NoExchangeAuth(var target, var address) ->
                new Failed(log("No Exchange authentication"), because(address + " offers no X-EXPS"));
        };
    }

    /** Marked as no server's answer. */
    private static SmtpReply log(String text) {
        return SmtpReply.of(OWN + text);
    }

    /** Whether no server said so. */
    static boolean isOwn(SmtpReply lastError) {
        return lastError.toString().startsWith(OWN);
    }

    private static Reason because(String text) {
        return Reason.of("LAB-05", "{}", text);
    }

    /** SMTP-55: the port that menus offer beside 587. */
    private static Reason refused(Visitor visitor, String address) {
        return visitor.port() == 465 && visitor.target().toString().equals(ExchangeOnline.SUBMISSION_ADDRESS)
                ? Reason.assuming("SMTP-55", "{} has no port 465: it listens on 587 and 25", ExchangeOnline.SUBMISSION)
                : because("nobody listens on " + address);
    }

    /** SMTP-54. */
    private static Reason handshake(Visitor visitor, String address, String why) {
        return visitor.manner().tls() instanceof Hop.TlsDemand.First && why.equals(Dialogue.SPEAKS_FIRST)
                ? Reason.of("SMTP-54", "the client began with TLS, and {} speaks first, in clear", address)
                : because("the handshake with " + address + ": " + why);
    }
}
