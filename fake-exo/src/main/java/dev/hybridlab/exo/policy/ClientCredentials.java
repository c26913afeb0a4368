package dev.hybridlab.exo.policy;

import dev.hybridlab.exo.policy.ClientLogon.BasicRules;
import dev.hybridlab.exo.policy.ClientLogon.BasicState;
import dev.hybridlab.exo.policy.ClientLogon.ClientSwitch;
import dev.hybridlab.exo.policy.ClientLogon.Federation;
import dev.hybridlab.exo.policy.ClientLogon.Shown;
import dev.hybridlab.exo.policy.ClientLogon.Written;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.configuration.ConfigObject;
import dev.hybridlab.mailflow.decision.AuthenticationVerdict;
import dev.hybridlab.mailflow.decision.Credentials;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.token.AccessTokens;
import dev.hybridlab.mailflow.token.TokenReading;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Reason;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** AUTH at the submission host: whose mailbox is meant, then the gates (AUTH-06 to AUTH-14, AUTH-19). */
record ClientCredentials(Cloud cloud, AccessTokens tokens) {
    private static final String SWITCH = "SmtpClientAuthenticationDisabled";
    private static final String YOUNG = "createdAfterJanuary2020";

    AuthenticationVerdict verdict(Peer peer, Credentials credentials) {
        var tenant = EmailAddress.tryParse(credentials.user())
                .map(EmailAddress::domain)
                .flatMap(cloud.topology()::tenantOf);
        var somebody = tenant.flatMap(
                known -> EmailAddress.tryParse(credentials.user()).flatMap(known.recipients()::find));
        var mailbox = somebody.filter(found -> found.kind() == Recipient.Kind.MAILBOX);
        if (mailbox.isEmpty()) {
            return denied(peer, new LogonGate.Refusal(LogonGate.WRONG, noMailbox(somebody, credentials.user())));
        }
        var old = OldTls.refuses(tenant.get(), peer);
        if (old.isPresent()) {
            return denied(peer, old.get());
        }
        var logon = logon(tenant.get(), mailbox.get(), shown(tenant.get(), mailbox.get(), peer, credentials));
        return LogonGate.firstShut(logon)
                .<AuthenticationVerdict>map(shut -> denied(peer, shut))
                .orElseGet(() -> new AuthenticationVerdict.Known(
                        mailbox.get().primary().toString(),
                        SmtpReply.of("235 2.7.0 Authentication successful"), // SMTP-30
                        opened(tenant.get(), mailbox.get(), credentials)));
    }

    /** A token may be that of a shared mailbox's user (AUTH-22), or of an application with an assignment (TOK-50). */
    private Reason opened(Tenant tenant, Recipient mailbox, Credentials credentials) {
        var plain = Reason.of("LAB-03", "{} has a mailbox in the cloud", credentials.user());
        if (!credentials.mechanism().equals("XOAUTH2")) {
            return plain;
        }
        return tokens.read(credentials.secret()) instanceof TokenReading.Readable(var claims) && claims.isApplication()
                ? access(tenant, mailbox)
                        .opened(claims, tenant.registrations(), credentials.user())
                        .orElse(plain)
                : plain.alsoAssuming("AUTH-22");
    }

    private AppAccess access(Tenant tenant, Recipient mailbox) {
        return AppAccess.to(mailbox, tenant.recipients(), cloud.settings());
    }

    private AuthenticationVerdict denied(Peer peer, LogonGate.Refusal shut) {
        return new AuthenticationVerdict.Denied(ClientSubmission.tagged(cloud, peer, shut.answer()), shut.because());
    }

    /** Who is there and has no mailbox: an account of High Volume Email, or somebody whose mailbox is elsewhere. */
    private static Reason noMailbox(Optional<Recipient> somebody, String user) {
        if (somebody.isEmpty()) {
            return Reason.of("AUTH-08", "nobody in Exchange Online is called '{}'", user);
        }
        return somebody.get().source().flag(HighVolume.ACCOUNT)
                ? Reason.assuming(
                        "AUTH-60",
                        "{} is an HVEAccount without a mailbox: it logs on at {} alone",
                        user,
                        ExchangeOnline.HIGH_VOLUME)
                : Reason.of(
                        "AUTH-08",
                        "{} is no mailbox in Exchange Online but a {}",
                        user,
                        somebody.get().kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private static ClientLogon logon(Tenant tenant, Recipient mailbox, Shown shown) {
        var own = mailbox.source();
        return new ClientLogon(
                shown,
                mailbox.primary().toString(),
                new ClientSwitch(own.text(SWITCH).map(set -> written(own, SWITCH, own.flag(SWITCH))), ofTenant(tenant)),
                basic(tenant, mailbox));
    }

    /** Where nothing is written, the age of the tenant decides (AUTH-06). */
    private static Written<Boolean> ofTenant(Tenant tenant) {
        var config = tenant.transportConfig();
        var lab = tenant.settings().lab();
        return config.text(SWITCH).isPresent()
                ? written(config, SWITCH, config.flag(SWITCH))
                : written(lab, YOUNG, lab.flag(YOUNG));
    }

    private Shown shown(Tenant tenant, Recipient mailbox, Peer peer, Credentials credentials) {
        var own = mailbox.source();
        var wrong = credentials.mechanism().equals("XOAUTH2")
                ? token(tenant, mailbox, peer.session().at(), credentials)
                : password(mailbox, credentials);
        return new Shown(credentials.mechanism(), wrong, written(own, "AccountDisabled", own.flag("AccountDisabled")));
    }

    private static Optional<Reason> password(Recipient mailbox, Credentials credentials) {
        return credentials.secret().equals(LabSettings.PASSWORD)
                ? Optional.empty()
                : Optional.of(LogonWords.wrongPassword(mailbox));
    }

    /** What is wrong with a token, empty: nothing. */
    private Optional<Reason> token(Tenant tenant, Recipient mailbox, Instant now, Credentials credentials) {
        return switch (tokens.read(credentials.secret())) {
            case TokenReading.Unreadable(var why) ->
                Optional.of(Reason.of("TOK-08", "the token for {} {}", mailbox.primary(), why));
            case TokenReading.Readable(var claims) ->
                TokenPermission.wrong(
                        claims,
                        new TokenPermission.Wish(
                                mailbox.primary().toString(),
                                TokenPermission.Place.of(tenant),
                                now,
                                access(tenant, mailbox)));
        };
    }

    private static BasicRules basic(Tenant tenant, Recipient mailbox) {
        var lab = tenant.settings().lab();
        var access = lab.text("conditionalAccess").filter("blocksLegacyAuthentication"::equals);
        var state = switch (lab.text("basicSmtpAuth").orElse("allowed")) {
            case "disabledByDefault" -> BasicState.DISABLED_BY_DEFAULT;
            case "removed" -> BasicState.REMOVED;
            default -> BasicState.ALLOWED;
        };
        var federation = switch (lab.text("federation").orElse("none")) {
            case "reachable" -> Federation.REACHABLE;
            case "unreachable" -> Federation.UNREACHABLE;
            case "withoutHttps" -> Federation.WITHOUT_HTTPS;
            default -> Federation.NONE;
        };
        return new BasicRules(
                written(lab, "securityDefaults", lab.flag("securityDefaults")),
                BasicPolicy.blocking(tenant, mailbox),
                written(lab, "conditionalAccess", access.isPresent()),
                written(lab, "basicSmtpAuth", state),
                written(lab, "federation", federation));
    }

    private static <T> Written<T> written(ConfigObject object, String property, T value) {
        return new Written<>(value, object.originOf(property));
    }
}
