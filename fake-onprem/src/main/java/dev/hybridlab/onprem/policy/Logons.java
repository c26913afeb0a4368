package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.AuthenticationVerdict;
import dev.hybridlab.mailflow.decision.Credentials;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.trace.Reason;

/** AUTH: LOGIN for mailboxes with the lab's one password (LAB-03); what is listed but not modelled is refused (SMTP-68). */
final class Logons {

    private Logons() {}

    static AuthenticationVerdict verdict(Home home, Peer peer, Credentials credentials) {
        if (!credentials.mechanism().equals("LOGIN")) {
            return new AuthenticationVerdict.Denied(
                    SmtpReply.of(home.settings().assumption(Assumption.UNMODELLED_VERB)),
                    Reason.assuming(
                            "SMTP-68",
                            "{} is listed as real servers list it, but not modelled",
                            credentials.mechanism()));
        }
        var known = EmailAddress.tryParse(credentials.user())
                .flatMap(home.organization().recipients()::find)
                .filter(recipient -> recipient.kind() == Recipient.Kind.MAILBOX)
                .isPresent();
        if (known && credentials.secret().equals(LabSettings.PASSWORD) && refusedHere(home, peer)) {
            return new AuthenticationVerdict.Denied(
                    SmtpReply.of("535 5.7.3 Authentication unsuccessful"),
                    Reason.assuming("ONP-RECV-16", "this connector does not admit ExchangeUsers"));
        }
        return known && credentials.secret().equals(LabSettings.PASSWORD)
                ? new AuthenticationVerdict.Known(
                        credentials.user(),
                        SmtpReply.of("235 2.7.0 Authentication successful"),
                        Reason.of("LAB-03", "{} has a mailbox here", credentials.user()))
                : new AuthenticationVerdict.Denied(
                        SmtpReply.of("535 5.7.3 Authentication unsuccessful"),
                        known
                                ? Reason.of("AUTH-17", "the password of '{}' is another one", credentials.user())
                                : Reason.of("AUTH-17", "nobody here is called '{}'", credentials.user()));
    }

    /** ONP-RECV-16: what AUTH answers where a user has no right to submit is open. */
    private static boolean refusedHere(Home home, Peer peer) {
        return home.settings().assumption(Assumption.LOGON_WITHOUT_RIGHTS).equals("refused")
                && ReceiveConnectorChoice.of(home, peer)
                        .chosen()
                        .filter(connector ->
                                !connector.security().permissionGroups().contains("ExchangeUsers"))
                        .isPresent();
    }
}
