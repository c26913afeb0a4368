package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.configuration.Amounts;
import dev.hybridlab.mailflow.decision.AfterReply;
import dev.hybridlab.mailflow.decision.Attempt;
import dev.hybridlab.mailflow.decision.Failed;
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
import dev.hybridlab.mailflow.trace.CertificateFacts;
import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.TlsFacts;
import dev.hybridlab.mailflow.zone.NameAnswer;
import dev.hybridlab.mailflow.zone.ZoneLookup;
import dev.hybridlab.mailflow.zone.ZoneRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How Exchange Online judges the next server and words what fails (TLS-31 to TLS-37), and what follows (TIME-13 to TIME-16). */
final class Failures {
    private Failures() {}

    private static Optional<Origin> setting(Cloud cloud, Hop hop, String property) {
        return cloud.topology().tenants().stream()
                .flatMap(tenant -> tenant.connectors().outbound().stream())
                .filter(connector -> connector.name().equals(hop.connector()))
                .findFirst()
                .map(connector -> connector.source().originOf(property));
    }

    private static Reason at(Reason plain, Optional<Origin> origin) {
        return origin.map(plain::configuredAt).orElse(plain);
    }

    private static TlsJudgement.Name name(Cloud cloud, Hop hop) {
        return new TlsJudgement.Name(hop.manner().tlsDomain(), CertificateNames.Labels.of(cloud.settings()));
    }

    static ServerJudgement judge(Cloud cloud, Hop hop, Shown shown) {
        if (!(hop.manner().tls() instanceof Hop.TlsDemand.Required(var level))) {
            return PublishedSecurity.judge(cloud, hop, shown)
                    .orElseGet(() -> new ServerJudgement.GoOn(
                            Reason.of("TLS-11", "'{}' encrypts with whoever answers", hop.connector())));
        }
        var server = shown.facts().server();
        var wrong = TlsJudgement.judge(level, name(cloud, hop), server, shown.now());
        var subject = server.identity().subject();
        if (wrong.isEmpty() && UnmetTls.revocationUnknown(cloud.settings(), level)) {
            return close(
                    cloud,
                    cannotConnect(UnmetTls.NOT_KNOWN, shown.target(), address(cloud, shown)),
                    at(
                            Reason.assuming(
                                    "TLS-15", "'{}' cannot tell whether {} is revoked", hop.connector(), subject),
                            setting(cloud, hop, "TlsSettings")));
        }
        if (wrong.isEmpty()) {
            var fine = UnmetTls.satisfied(
                    Reason.of("TLS-11", "{} satisfies {} of '{}'", subject, level, hop.connector()), level);
            return PublishedSecurity.judge(cloud, hop, shown)
                    .orElseGet(() -> new ServerJudgement.GoOn(
                            TlsJudgement.byWildcard(level, name(cloud, hop), server)
                                    ? fine.alsoAssuming("TLS-12")
                                    : fine));
        }
        var wanted = hop.manner().tlsDomain().orElse("");
        var name = wrong.get() == TlsMismatch.SUBJECT_MISMATCH;
        var because = name
                ? Reason.of("TLS-31", "'{}' wants {}, the server showed {}", hop.connector(), wanted, subject)
                : Reason.of(
                        fact(wrong.get()),
                        "'{}' wants a valid certificate, the server showed {}: {}",
                        hop.connector(),
                        subject,
                        wrong.get());
        var assumed = switch (wrong.get()) {
            case EXPIRED, NOT_YET_VALID -> because.alsoAssuming("TLS-33");
            case MISSING_INTERMEDIATE -> because.alsoAssuming("TLS-75");
            case UNTRUSTED_ROOT, SELF_SIGNED, SUBJECT_MISMATCH -> because;
        };
        var flaw = wrong.get() == TlsMismatch.MISSING_INTERMEDIATE
                ? BrokenChain.setting(cloud, server)
                : Optional.<Origin>empty();
        return close(
                cloud,
                cannotConnect(message(cloud, wrong.get(), wanted, server), shown.target(), address(cloud, shown)),
                at(assumed, flaw.or(() -> setting(cloud, hop, name ? "TlsDomain" : "TlsSettings"))));
    }

    /** TLS-14. */
    private static ServerJudgement close(Cloud cloud, SmtpReply lastError, Reason because) {
        return new ServerJudgement.Close(UnmetTls.told(cloud.settings(), lastError), because.alsoAssuming("TLS-14"));
    }

    /** What a handshake showed, to whom and when. */
    record Shown(String target, TlsFacts facts, Instant now) {}

    private static String fact(TlsMismatch wrong) {
        return wrong == TlsMismatch.EXPIRED || wrong == TlsMismatch.NOT_YET_VALID ? "TLS-33" : "TLS-32";
    }

    private static String message(Cloud cloud, TlsMismatch wrong, String wanted, CertificateFacts server) {
        return switch (wrong) {
            case SUBJECT_MISMATCH ->
                "SubjectMismatch Expected Subject: " + wanted + ". Presented Subject: "
                        + server.identity().subject() + ". Thumbprint:"
                        + server.identity().thumbprint();
            case UNTRUSTED_ROOT, SELF_SIGNED -> "UntrustedRoot";
            case MISSING_INTERMEDIATE -> BrokenChain.message(cloud);
            case EXPIRED, NOT_YET_VALID -> cloud.settings().assumption(Assumption.EXPIRED_CERTIFICATE_WORD);
        };
    }

    /** TLS-37. */
    static Failed connectionRefused(String target, String address) {
        return new Failed(
                SmtpReply.of("450 4.4.316 Connection refused [Message=Socket error code 10061]"
                        + " [LastAttemptedServerName="
                        + target + "] [LastAttemptedIP=" + address + "] [SmtpSecurity=-1;-1]"),
                Reason.of("TLS-37", "{} at {} does not answer", target, address));
    }

    /** The frame of TLS-31 to TLS-34. */
    static SmtpReply cannotConnect(String message, String host, String address) {
        return SmtpReply.of("450 4.4.317 Cannot connect to remote server [Message=" + message + "] "
                + "[LastAttemptedServerName=" + host + "] [LastAttemptedIP=" + address + "] [SmtpSecurity=-1;-1]");
    }

    /** The address that the smart host's name stands for. */
    private static String address(Cloud cloud, Shown shown) {
        var answer =
                new ZoneLookup(cloud.topology().zones(), "exo").ask(shown.target(), ZoneRecord.Type.A, shown.now());
        var ip = answer instanceof NameAnswer.Found(var records) && !records.isEmpty()
                ? records.getFirst().data()
                : shown.target();
        return ip + ":25";
    }

    static Failed worded(Cloud cloud, Hop hop, HopFailure failure) {
        return switch (failure) {
            case HopFailure.NoName(var name, var what) ->
                new Failed(
                        SmtpReply.of(cloud.settings().assumption(Assumption.EXO_DNS_FAILURE_TEXT)
                                + " DNS query failed [Message=" + what + "] [LastAttemptedServerName="
                                + name + "]"),
                        Reason.assuming("TLS-36", "{}: {}", name, what));
            case HopFailure.ConnectionRefused(var target, var address) ->
                InsideAddress.is(address)
                        ? InsideAddress.dialled(cloud, target, address)
                        : connectionRefused(target, address);
            case HopFailure.Dropped(var target, var address, var stage) ->
                new Failed(
                        cannotConnect("421 4.4.2 Connection dropped", target, address),
                        Reason.of("TLS-40", "{} closed during {}", target, stage));
            case HopFailure.NoStartTls(var target, var address, var reply) ->
                noStartTls(cloud, hop, target, UnmetTls.told(cloud.settings(), noStartTls(cloud, target, address)));
            case HopFailure.HandshakeFailed(var target, var address, var why) ->
                new Failed(
                        required(
                                cloud,
                                hop,
                                cannotConnect("421 4.4.2 Connection dropped due to SocketError", target, address)),
                        broke(hop, target, why));
            case HopFailure.NoCredentials(var target, var address, var word) ->
                throw new IllegalStateException("Microsoft's certificate is always whole: " + word);
            case HopFailure.NoExchangeAuth(var target, var address) ->
                throw new IllegalStateException("Exchange Online asks no server for X-EXPS");
            case HopFailure.TurnedAway(var target, var address, var reply) ->
                new Failed(
                        reply.permanentNegative() ? reply : cannotConnect(reply.toString(), target, address),
                        closed(reply, Reason.of("TLS-40", "{} turned the connection away", target)));
        };
    }

    private static Reason closed(SmtpReply reply, Reason because) {
        return reply.code() == 421 ? because.alsoAssuming("TIME-55") : because;
    }

    private static Failed noStartTls(Cloud cloud, Hop hop, String target, SmtpReply told) {
        return PublishedSecurity.noStartTls(cloud, hop, target, told)
                .orElseGet(() -> new Failed(
                        told,
                        at(
                                Reason.of("TLS-34", "'{}' wants TLS, and {} offers none", hop.connector(), target)
                                        .alsoAssuming("TLS-35")
                                        .alsoAssuming("TLS-14"),
                                setting(cloud, hop, "TlsSettings"))));
    }

    /** TLS-34, in the older words TLS-35. */
    private static SmtpReply noStartTls(Cloud cloud, String target, String address) {
        return cloud.settings().assumption(Assumption.EXO_NO_START_TLS_TEXT).equals("4.4.317")
                ? cannotConnect("451 5.7.3 STARTTLS is required to send mail", target, address)
                : SmtpReply.of("450 4.4.101 Proxy session setup failed on Frontend with '451 4.4.0 Primary target IP"
                        + " address responded with \"451 5.7.3 STARTTLS is required to send mail.\" Attempted failover"
                        + " to alternate host, but that did not succeed. Either there are no alternate hosts, or"
                        + " delivery failed to all alternate hosts.'");
    }

    private static SmtpReply required(Cloud cloud, Hop hop, SmtpReply lastError) {
        return hop.manner().tls() instanceof Hop.TlsDemand.Required
                ? UnmetTls.told(cloud.settings(), lastError)
                : lastError;
    }

    /** An opportunistic connector may go on in clear (TLS-13). */
    private static Reason broke(Hop hop, String target, String why) {
        var because = Reason.of("TLS-41", "the handshake with {} failed: {}", target, why);
        return hop.manner().tls() instanceof Hop.TlsDemand.Opportunistic
                ? because.alsoAssuming("TLS-13")
                : because.alsoAssuming("TLS-14");
    }

    static AfterReply after(Cloud cloud, Attempt attempt) {
        var config = cloud.tenantOf(attempt.held().attribution())
                .or(() -> cloud.topology().tenants().stream().findFirst())
                .orElseThrow(() -> new IllegalStateException("Exchange Online without a tenant"))
                .transportConfig();
        var because = attempt.reply().permanentNegative()
                ? Reason.of("NDR-01", "a final no ends in a notice")
                : Reason.assuming("TIME-16", "attempt {} was put off", attempt.number())
                        .alsoAssuming("TIME-20");
        var delay = cloud.settings().assumption(Assumption.EXO_DELAY_NOTICE);
        var notice = delay.equals("none") ? Optional.<Duration>empty() : Optional.of(Amounts.duration(delay));
        return RetrySchedule.exchangeOnline(config, notice)
                .after(attempt, expired(cloud, attempt.reply()), labelled(attempt.reply(), because));
    }

    private static Reason labelled(SmtpReply lastError, Reason because) {
        return switch (lastError.enhanced().map(Object::toString).orElse("")) {
            case "4.4.317" -> because.alsoAssuming("TIME-15");
            case "4.4.312" -> because.alsoAssuming("TIME-41");
            default -> because;
        };
    }

    /** TIME-13, TIME-14, TIME-15, TIME-41: the last error decides the words. */
    private static SmtpReply expired(Cloud cloud, SmtpReply lastError) {
        var code = lastError.enhanced().map(Object::toString).orElse("");
        return switch (code) {
            case "4.4.316" -> SmtpReply.of("550 5.4.316 Message expired, connection refused(Socket error code 10061)");
            case "4.4.312" -> SmtpReply.of(cloud.settings().assumption(Assumption.EXO_DNS_EXPIRY_TEXT));
            case "4.4.317" ->
                SmtpReply.of(
                        cloud.settings()
                                        .assumption(Assumption.EXO_TLS_EXPIRY_CODE)
                                        .equals("550 5.4.317")
                                ? "550 5.4.317 Message expired, cannot connect to remote server"
                                : "550 5.4.300 Message expired");
            default -> PublishedSecurity.expired(code).orElseGet(() -> SmtpReply.of("550 5.4.300 Message expired"));
        };
    }
}
