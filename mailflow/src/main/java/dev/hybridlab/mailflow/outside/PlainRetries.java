package dev.hybridlab.mailflow.outside;

import dev.hybridlab.mailflow.decision.AfterReply;
import dev.hybridlab.mailflow.decision.Attempt;
import dev.hybridlab.mailflow.decision.Failed;
import dev.hybridlab.mailflow.decision.HopFailure;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.trace.Reason;
import java.time.Duration;
import java.util.Optional;

/** How an ordinary mail server words a failed hop, and when it tries again (RFC 5321 §4.5.4.1). */
final class PlainRetries {
    private static final Duration PAUSE = Duration.ofMinutes(30);
    private static final Duration DELAY_NOTICE = Duration.ofHours(4);
    static final Duration GIVES_UP = Duration.ofDays(5);

    private PlainRetries() {}

    static Failed worded(HopFailure failure) {
        return new Failed(lastError(failure), Reason.of("LAB-04", "{}", failure));
    }

    private static SmtpReply lastError(HopFailure failure) {
        return switch (failure) {
            case HopFailure.NoName(var name, var what) -> noName(name, what);
            case HopFailure.ConnectionRefused(var target, var address) ->
                SmtpReply.of("451 4.4.1 connect to " + target + "[" + address + "]: Connection refused");
            case HopFailure.Dropped(var target, var address, var stage) ->
                SmtpReply.of("451 4.4.2 lost connection with " + target + " while performing " + stage);
            case HopFailure.NoStartTls(var target, var address, var reply) ->
                SmtpReply.of("451 4.7.4 TLS is required, but was not offered by host " + target);
            case HopFailure.HandshakeFailed(var target, var address, var why) ->
                SmtpReply.of("451 4.7.5 TLS handshake with " + target + " failed");
            case HopFailure.NoCredentials(var target, var address, var word) ->
                SmtpReply.of("451 4.7.5 no TLS with " + target + ": " + word);
            case HopFailure.NoExchangeAuth(var target, var address) ->
                SmtpReply.of("451 5.7.3 " + target + " offers no server authentication");
            case HopFailure.TurnedAway(var target, var address, var reply) -> reply;
        };
    }

    private static SmtpReply noName(String name, String what) {
        return switch (what) {
            case "NXDOMAIN", "NO-ADDRESS" ->
                SmtpReply.of("550 5.4.4 Host or domain name not found: " + name); // RFC 5321 §5.1
            case "NULL-MX" -> SmtpReply.of("556 5.1.10 Domain " + name + " does not accept mail"); // RFC 7505 §4.1
            default -> SmtpReply.of("451 4.4.3 Host or domain name not found, try again: " + name);
        };
    }

    static AfterReply after(Attempt attempt) {
        var because = Reason.of("LAB-04", "{}", attempt.reply());
        if (attempt.reply().permanentNegative()) {
            return new AfterReply.Bounce(attempt.reply(), because);
        }
        var since = attempt.held().since();
        return new AfterReply.Retry(
                attempt.now().plus(PAUSE),
                Optional.of(since.plus(DELAY_NOTICE)),
                since.plus(GIVES_UP),
                SmtpReply.of("550 5.4.7 Delivery time expired; last answer: " + attempt.reply()),
                because);
    }
}
