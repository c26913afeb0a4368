package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.AfterReply;
import dev.hybridlab.mailflow.decision.Attempt;
import dev.hybridlab.mailflow.decision.Failed;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.decision.HopFailure;
import dev.hybridlab.mailflow.decision.ServerJudgement;
import dev.hybridlab.mailflow.exchange.CertificateNames;
import dev.hybridlab.mailflow.exchange.RetrySchedule;
import dev.hybridlab.mailflow.exchange.TlsJudgement;
import dev.hybridlab.mailflow.exchange.TlsMismatch;
import dev.hybridlab.mailflow.exchange.UnmetTls;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.TlsFacts;
import java.time.Instant;
import java.util.Optional;

/** How a server judges the next one and words what fails (TLS-21 to TLS-26, NDR-43, ONP-SEND-11), and what follows. */
final class Failures {
    private static final SmtpReply EXPIRED = SmtpReply.of("550 4.4.7 QUEUE.Expired; message expired"); // TIME-06

    private Failures() {}

    private static Optional<Origin> setting(Home home, Hop hop, String property) {
        return home.organization().sendConnectors().stream()
                .filter(connector -> connector.name().equals(hop.connector()))
                .findFirst()
                .map(connector -> connector.source().originOf(property));
    }

    static ServerJudgement judge(Home home, Hop hop, TlsFacts shown, Instant now) {
        if (!(hop.manner().tls() instanceof Hop.TlsDemand.Required(var level))) {
            return new ServerJudgement.GoOn(Reason.of("TLS-11", "'{}' encrypts with whoever answers", hop.connector()));
        }
        var wrong = TlsJudgement.judge(level, name(home, hop), shown.server(), now);
        var subject = shown.server().identity().subject();
        if (wrong.isEmpty() && UnmetTls.revocationUnknown(home.settings(), level)) {
            var unknown = Reason.assuming("TLS-15", "'{}' cannot tell whether {} is revoked", hop.connector(), subject);
            return new ServerJudgement.Close(
                    UnmetTls.told(
                            home.settings(),
                            SmtpReply.of("454 4.7.0 Failed to establish appropriate TLS channel: " + UnmetTls.NOT_KNOWN
                                    + ": Access Denied.")),
                    setting(home, hop, "TlsAuthLevel")
                            .map(unknown::configuredAt)
                            .orElse(unknown)
                            .alsoAssuming("TLS-14"));
        }
        if (wrong.isEmpty()) {
            var fine = UnmetTls.satisfied(
                    Reason.of("TLS-11", "{} satisfies {} of '{}'", subject, level, hop.connector()), level);
            return new ServerJudgement.GoOn(
                    TlsJudgement.byWildcard(level, name(home, hop), shown.server())
                            ? fine.alsoAssuming("TLS-12")
                            : fine);
        }
        var plain = wrong.get() == TlsMismatch.SUBJECT_MISMATCH
                ? Reason.assuming(
                        "TLS-25",
                        "'{}' wants {}, the server showed {}",
                        hop.connector(),
                        hop.manner().tlsDomain().orElse(""),
                        subject)
                : invalid(hop, subject, wrong.get());
        var property = wrong.get() == TlsMismatch.SUBJECT_MISMATCH ? "TlsDomain" : "TlsAuthLevel";
        return new ServerJudgement.Close(
                UnmetTls.told(home.settings(), lastError(home, wrong.get())),
                setting(home, hop, property)
                        .map(plain::configuredAt)
                        .orElse(plain)
                        .alsoAssuming("TLS-14"));
    }

    private static TlsJudgement.Name name(Home home, Hop hop) {
        return new TlsJudgement.Name(hop.manner().tlsDomain(), CertificateNames.Labels.of(home.settings()));
    }

    private static Reason invalid(Hop hop, String subject, TlsMismatch wrong) {
        var because = Reason.of(
                "TLS-24", "'{}' wants a valid certificate, the server showed {}: {}", hop.connector(), subject, wrong);
        return switch (wrong) {
            case EXPIRED, NOT_YET_VALID -> because.alsoAssuming("ONP-SEND-80");
            case MISSING_INTERMEDIATE -> because.alsoAssuming("TLS-75");
            case UNTRUSTED_ROOT, SELF_SIGNED, SUBJECT_MISMATCH -> because;
        };
    }

    private static SmtpReply lastError(Home home, TlsMismatch wrong) {
        return switch (wrong) {
            case SUBJECT_MISMATCH -> SmtpReply.of(home.settings().assumption(Assumption.SUBJECT_MISMATCH_TEXT));
            case UNTRUSTED_ROOT, SELF_SIGNED, MISSING_INTERMEDIATE ->
                SmtpReply.of("454 4.7.0 Failed to establish appropriate TLS channel: UntrustedRoot: Access Denied.");
            case EXPIRED, NOT_YET_VALID ->
                SmtpReply.of("454 4.7.0 Failed to establish appropriate TLS channel: "
                        + home.settings().assumption(Assumption.ON_PREMISES_EXPIRED_WORD)
                        + ": Access Denied.");
        };
    }

    static Failed worded(Home home, Hop hop, HopFailure failure) {
        return switch (failure) {
            case HopFailure.NoName(var name, var what) -> noName(home, hop, name + ": " + what);
            case HopFailure.ConnectionRefused(var target, var address) ->
                new Failed(
                        refused(home),
                        Reason.of("NDR-43", "{} at {} does not answer", target, address)
                                .alsoAssuming("NDR-59"));
            case HopFailure.Dropped(var target, var address, var stage) ->
                new Failed(
                        wrapped("421 4.4.2 Connection dropped"),
                        Reason.of("NDR-43", "{} at {} closed during {}", target, address, stage));
            case HopFailure.NoStartTls(var target, var address, var reply) -> {
                var plain = Reason.of("TLS-26", "'{}' wants TLS, and {} offers none", hop.connector(), target);
                yield new Failed(
                        UnmetTls.told(home.settings(), SmtpReply.of("451 5.7.3 STARTTLS is required to send mail")),
                        setting(home, hop, "RequireTLS")
                                .map(plain::configuredAt)
                                .orElse(plain)
                                .alsoAssuming("TLS-14"));
            }
            case HopFailure.HandshakeFailed(var target, var address, var why) ->
                new Failed(
                        wrapped("421 4.4.2 Connection dropped due to SocketError"),
                        broke(hop, "SocketError: " + why, "TLS-41"));
            case HopFailure.NoCredentials(var target, var address, var word) -> noCredentials(home, hop, word);
            case HopFailure.NoExchangeAuth(var target, var address) ->
                new Failed(
                        SmtpReply.of("451 5.7.3 Cannot achieve Exchange Server authentication"),
                        Reason.of("SMTP-66", "{} at {} does not offer X-EXPS", target, address)
                                .alsoAssuming("TLS-52"));
            case HopFailure.TurnedAway(var target, var address, var reply) ->
                new Failed(
                        reply.permanentNegative() ? reply : wrapped(reply.toString()),
                        closed(reply, Reason.of("NDR-43", "{} turned the connection away", target)));
        };
    }

    private static Reason closed(SmtpReply reply, Reason because) {
        return reply.code() == 421 ? because.alsoAssuming("TIME-55") : because;
    }

    private static Failed noCredentials(Home home, Hop hop, String word) {
        var plain = broke(hop, word, word.equals("NoCredentials") ? "TLS-22" : "TLS-23");
        var named = setting(home, hop, "TlsCertificateName").map(plain::configuredAt);
        return new Failed(wrapped("421 4.4.1 Connection timed out"), named.orElse(plain));
    }

    /** In the words of the protocol log; an opportunistic connector may go on in clear (TLS-13). */
    private static Reason broke(Hop hop, String error, String fact) {
        var because = Reason.of(fact, "TLS negotiation failed with error {}", error);
        return hop.manner().tls() instanceof Hop.TlsDemand.Opportunistic
                ? because.alsoAssuming("TLS-13")
                : because.alsoAssuming("TLS-14");
    }

    private static Failed noName(Home home, Hop hop, String what) {
        var because = Reason.of("ONP-SEND-11", "{}", what);
        var permanent = what.endsWith("NXDOMAIN") || what.endsWith("NULL-MX");
        if (permanent && ErrorPolicies.downgradesDns(home, hop)) {
            var policy = setting(home, hop, "ErrorPolicies").map(because::configuredAt);
            return new Failed(
                    SmtpReply.of("451 4.4.0 DNS query failed"),
                    policy.orElse(because).alsoAssuming("ONP-SEND-88"));
        }
        return permanent
                ? new Failed(
                        EnhancedCodeAlone.reply(home, "5.4.4 SMTPSEND.DNS.NonExistentDomain; nonexistent domain"),
                        because.alsoAssuming("NDR-60"))
                : new Failed(SmtpReply.of("451 4.4.0 DNS query failed"), because);
    }

    /** NDR-43 around NDR-59. */
    static SmtpReply refused(Home home) {
        return wrapped(home.settings().assumption(Assumption.CONNECTION_REFUSED_TEXT));
    }

    /** NDR-43. */
    static SmtpReply wrapped(String last) {
        return SmtpReply.of("451 4.4.0 Primary target IP address responded with: \"" + last
                + (last.endsWith(".") ? "" : ".")
                + "\" Attempted failover to alternate host, but that did not succeed. Either there are no alternate"
                + " hosts, or delivery failed to all alternate hosts.");
    }

    static AfterReply after(Home home, Attempt attempt) {
        var because = attempt.reply().permanentNegative()
                ? Reason.of("NDR-44", "a final no ends in a notice")
                : attempt.connection()
                        ? Reason.assuming("TIME-01", "attempt {} found no way", attempt.number())
                        : Reason.assuming("TIME-05", "attempt {} was put off", attempt.number());
        var schedule = RetrySchedule.onPremises(home.server().transportService());
        return tellsOfDelay(home, attempt.held())
                ? schedule.after(attempt, EXPIRED, because)
                : schedule.silent().after(attempt, EXPIRED, because.alsoAssuming("LIM-46"));
    }

    private static boolean own(Home home, EmailAddress address) {
        return home.organization().accepted(address.domain()).isPresent();
    }

    /** LIM-06, LIM-46. */
    private static boolean tellsOfDelay(Home home, HeldMessage held) {
        var colleague = home.settings().assumption(Assumption.DELAY_NOTICE_SIDE).equals("by-sender")
                ? held.sender().filter(sender -> own(home, sender)).isPresent()
                : held.envelope().recipients().stream().allMatch(recipient -> own(home, recipient.address()));
        return home.organization()
                .transportConfig()
                .flag(colleague ? "InternalDelayDsnEnabled" : "ExternalDelayDsnEnabled");
    }
}
