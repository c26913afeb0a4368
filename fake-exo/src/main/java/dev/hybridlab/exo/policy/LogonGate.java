package dev.hybridlab.exo.policy;

import dev.hybridlab.exo.policy.ClientLogon.BasicState;
import dev.hybridlab.exo.policy.ClientLogon.Federation;
import dev.hybridlab.exo.policy.ClientLogon.Written;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/**
 * What can stand between a client and its mailbox at the submission host, in the order in which it is asked (AUTH-19). What
 * the client reads and what is the cause are two things: one answer hides many causes.
 */
enum LogonGate {
    MAILBOX_SWITCH {
        @Override
        Optional<Refusal> refuses(ClientLogon logon) {
            var own = logon.client().mailbox();
            if (own.isEmpty() || !own.get().value()) {
                return Optional.empty();
            }
            return refusal(
                    switchedOff("Mailbox"),
                    Reason.of(
                            "AUTH-06",
                            "SmtpClientAuthenticationDisabled is true for the mailbox {}, which stands over the"
                                    + " tenant's {}, for {} too",
                            logon.mailbox(),
                            logon.client().tenant().value(),
                            logon.shown().mechanism()),
                    own.get());
        }
    },
    TENANT_SWITCH {
        @Override
        Optional<Refusal> refuses(ClientLogon logon) {
            var tenant = logon.client().tenant();
            if (logon.client().mailbox().isPresent() || !tenant.value()) {
                return Optional.empty();
            }
            return refusal(
                    switchedOff("Tenant"),
                    Reason.of(
                            "AUTH-06",
                            "SmtpClientAuthenticationDisabled is true for the tenant, and the mailbox {} says nothing"
                                    + " of its own, for {} too",
                            logon.mailbox(),
                            logon.shown().mechanism()),
                    tenant);
        }
    },
    SECURITY_DEFAULTS {
        @Override
        Optional<Refusal> refuses(ClientLogon logon) {
            var defaults = logon.basic().securityDefaults();
            return logon.shown().isBasic() && defaults.value()
                    ? refusal(
                            UNSUCCESSFUL
                                    + ", user is locked by your organization's security defaults policy."
                                    + " Contact your administrator.",
                            Reason.of(
                                    "AUTH-07",
                                    "securityDefaults of the tenant stand over every switch of SMTP AUTH for {}",
                                    logon.mailbox()),
                            defaults)
                    : Optional.empty();
        }
    },
    AUTHENTICATION_POLICY {
        @Override
        Optional<Refusal> refuses(ClientLogon logon) {
            return logon.basic()
                    .policy()
                    .filter(any -> logon.shown().isBasic())
                    .flatMap(policy -> refusal(
                            BASIC_OFF,
                            Reason.of(
                                    "AUTH-35",
                                    "AllowBasicAuthSmtp of the authentication policy {} is false, over every switch of"
                                            + " SMTP AUTH for {}",
                                    policy.value(),
                                    logon.mailbox()),
                            policy));
        }
    },
    CONDITIONAL_ACCESS {
        @Override
        Optional<Refusal> refuses(ClientLogon logon) {
            var access = logon.basic().conditionalAccess();
            return logon.shown().isBasic() && access.value()
                    ? refusal(
                            UNSUCCESSFUL
                                    + ", the request did not meet the criteria to be authenticated successfully."
                                    + " Contact your administrator.",
                            Reason.of(
                                    "AUTH-12",
                                    "conditionalAccess blocks legacy authentication of {}, over every switch of SMTP"
                                            + " AUTH",
                                    logon.mailbox()),
                            access)
                    : Optional.empty();
        }
    },
    BASIC_RETIREMENT {
        @Override
        Optional<Refusal> refuses(ClientLogon logon) {
            var state = logon.basic().state();
            if (!logon.shown().isBasic() || state.value() == BasicState.ALLOWED) {
                return Optional.empty();
            }
            return state.value() == BasicState.REMOVED
                    ? refusal(
                            REMOVED,
                            Reason.assuming(
                                    "AUTH-14",
                                    "basicSmtpAuth: passwords are removed from client submission, and no switch brings"
                                            + " them back for {}",
                                    logon.mailbox()),
                            state)
                    : refusal(
                            BASIC_OFF,
                            Reason.assuming(
                                    "AUTH-20",
                                    "basicSmtpAuth: passwords are off by default for client submission in the tenant of"
                                            + " {}, whose administrator may turn them on again",
                                    logon.mailbox()),
                            state);
        }
    },
    FEDERATION {
        @Override
        Optional<Refusal> refuses(ClientLogon logon) {
            var service = logon.basic().federation();
            var plain = service.value() == Federation.WITHOUT_HTTPS;
            return logon.shown().isBasic() && (plain || service.value() == Federation.UNREACHABLE)
                    ? refusal(
                            UNSUCCESSFUL
                                    + (plain
                                            ? ", the federated STS URL does not support HTTPS."
                                            : ", federated STS service was unreachable."),
                            Reason.of(
                                    "AUTH-13",
                                    "federation: the password of {} is checked by the tenant's own token service,"
                                            + " which {}",
                                    logon.mailbox(),
                                    plain ? "speaks no HTTPS" : "can not be reached"),
                            service)
                    : Optional.empty();
        }
    },
    CREDENTIALS {
        @Override
        Optional<Refusal> refuses(ClientLogon logon) {
            var disabled = logon.shown().disabled();
            if (disabled.value()) {
                return refusal(
                        WRONG, Reason.of("AUTH-08", "AccountDisabled is true for {}", logon.mailbox()), disabled);
            }
            return logon.shown().wrong().map(wrong -> new Refusal(WRONG, wrong));
        }
    };

    static final String REMOVED = "550 5.7.30 Basic authentication is not supported for Client Submission."; // AUTH-14
    static final String WRONG = "535 5.7.3 Authentication unsuccessful"; // AUTH-08
    private static final String UNSUCCESSFUL = "535 5.7.139 Authentication unsuccessful";
    static final String INCORRECT = UNSUCCESSFUL + ", the user credentials were incorrect."; // AUTH-36
    private static final String BASIC_OFF = UNSUCCESSFUL + ", basic authentication is disabled."; // AUTH-10

    /**
     * @param answer without the tag that ends every refusal of Exchange Online
     * @param because the cause, which the client is not told
     */
    record Refusal(String answer, Reason because) {}

    abstract Optional<Refusal> refuses(ClientLogon logon);

    /** The first gate that is shut; empty when the client is let in. */
    static Optional<Refusal> firstShut(ClientLogon logon) {
        for (var gate : values()) {
            var refusal = gate.refuses(logon);
            if (refusal.isPresent()) {
                return refusal.map(
                        shut -> new Refusal(shut.answer(), shut.because().alsoAssuming("AUTH-19")));
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refusal(String answer, Reason because, Written<?> setting) {
        return Optional.of(new Refusal(answer, because.configuredAt(setting.at())));
    }

    /** Whether it is the step of the retirement whose words nobody has seen. */
    static boolean isOffByDefault(Reason because) {
        return because.fact().equals("AUTH-20");
    }

    /** AUTH-09. */
    private static String switchedOff(String where) {
        return UNSUCCESSFUL + ", SmtpClientAuthentication is disabled for the " + where
                + ". Visit https://aka.ms/smtp_auth_disabled for more information.";
    }
}
