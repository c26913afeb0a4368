package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.trace.Origin;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/**
 * A client that shows its credentials to the submission host, and what was configured for the mailbox it names.
 *
 * @param shown what the client brought
 * @param mailbox the name of the mailbox, as a cmdlet takes it
 * @param client the switch of SMTP AUTH: the mailbox's own, where it has one, and the tenant's
 * @param basic what bears on user name and password alone
 */
record ClientLogon(Shown shown, String mailbox, ClientSwitch client, BasicRules basic) {
    /**
     * @param mechanism in upper case, LOGIN or XOAUTH2
     * @param wrong what is wrong with password or token, if anything is
     * @param disabled {@code AccountDisabled} of the user
     */
    record Shown(String mechanism, Optional<Reason> wrong, Written<Boolean> disabled) {
        boolean isBasic() {
            return !mechanism.equals("XOAUTH2");
        }
    }

    /** A value and where it was written. */
    record Written<T>(T value, Origin at) {}

    /**
     * AUTH-06.
     *
     * @param mailbox {@code SmtpClientAuthenticationDisabled} of the CASMailbox, empty for {@code $null}
     * @param tenant that of TransportConfig
     */
    record ClientSwitch(Optional<Written<Boolean>> mailbox, Written<Boolean> tenant) {}

    /**
     * @param securityDefaults whether the tenant has them
     * @param conditionalAccess whether a policy blocks clients of the old kind
     * @param state whether the service takes basic authentication at all
     * @param federation how the tenant's own token service does, where the domain is federated
     */
    record BasicRules(
            Written<Boolean> securityDefaults,
            Written<Boolean> conditionalAccess,
            Written<BasicState> state,
            Written<Federation> federation) {}

    /** The steps in which basic authentication is retired (AUTH-20). */
    enum BasicState {
        ALLOWED,
        DISABLED_BY_DEFAULT,
        REMOVED
    }

    /** The token service of a federated domain, as the submission host meets it (AUTH-13). */
    enum Federation {
        NONE,
        REACHABLE,
        UNREACHABLE,
        WITHOUT_HTTPS
    }
}
