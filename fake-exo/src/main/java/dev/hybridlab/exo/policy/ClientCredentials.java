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
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** AUTH at the submission host: whose mailbox is meant, then the gates (AUTH-06 to AUTH-14, AUTH-19). */
final class ClientCredentials {
    private static final String SWITCH = "SmtpClientAuthenticationDisabled";
    private static final String PASSWORD = "hybridlab"; // LAB-03

    private ClientCredentials() {}

    static AuthenticationVerdict verdict(Cloud cloud, Peer peer, Credentials credentials) {
        var tenant = EmailAddress.tryParse(credentials.user())
                .map(EmailAddress::domain)
                .flatMap(cloud.topology()::tenantOf);
        var mailbox = tenant.flatMap(known -> mailbox(known, credentials.user()));
        if (mailbox.isEmpty()) {
            return denied(
                    cloud,
                    peer,
                    new LogonGate.Refusal(
                            LogonGate.WRONG,
                            Reason.of("AUTH-08", "nobody in Exchange Online is called '{}'", credentials.user())));
        }
        var logon = logon(tenant.get(), mailbox.get(), credentials);
        return LogonGate.firstShut(logon)
                .<AuthenticationVerdict>map(shut -> denied(cloud, peer, shut))
                .orElseGet(() -> new AuthenticationVerdict.Known(
                        mailbox.get().primary().toString(),
                        SmtpReply.of("235 2.7.0 Authentication successful"), // SMTP-30
                        Reason.of("LAB-03", "{} has a mailbox in the cloud", credentials.user())));
    }

    private static AuthenticationVerdict denied(Cloud cloud, Peer peer, LogonGate.Refusal shut) {
        return new AuthenticationVerdict.Denied(ClientSubmission.tagged(cloud, peer, shut.answer()), shut.because());
    }

    private static Optional<Recipient> mailbox(Tenant tenant, String user) {
        return EmailAddress.tryParse(user)
                .flatMap(tenant.recipients()::find)
                .filter(found -> found.kind() == Recipient.Kind.MAILBOX);
    }

    private static ClientLogon logon(Tenant tenant, Recipient mailbox, Credentials credentials) {
        var own = mailbox.source();
        var right =
                credentials.mechanism().equals("LOGIN") && credentials.secret().equals(PASSWORD);
        return new ClientLogon(
                new Shown(credentials.mechanism(), right, written(own, "AccountDisabled", own.flag("AccountDisabled"))),
                credentials.user(),
                new ClientSwitch(
                        own.text(SWITCH).map(set -> written(own, SWITCH, own.flag(SWITCH))),
                        written(
                                tenant.transportConfig(),
                                SWITCH,
                                tenant.transportConfig().flag(SWITCH))),
                basic(tenant.settings().lab()));
    }

    private static BasicRules basic(ConfigObject lab) {
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
                written(lab, "conditionalAccess", access.isPresent()),
                written(lab, "basicSmtpAuth", state),
                written(lab, "federation", federation));
    }

    private static <T> Written<T> written(ConfigObject object, String property, T value) {
        return new Written<>(value, object.originOf(property));
    }
}
