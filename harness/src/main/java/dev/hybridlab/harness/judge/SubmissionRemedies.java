package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** The cmdlet line for a client that smtp.office365.com does not let in, or does not let write what it wants. */
final class SubmissionRemedies {
    private SubmissionRemedies() {}

    static Optional<String> of(Reason because) {
        return Optional.ofNullable(
                switch (because.fact()) {
                    case "AUTH-06" -> "Set-CASMailbox " + first(because) + " -SmtpClientAuthenticationDisabled $false";
                    case "AUTH-07" ->
                        "Update-MgPolicyIdentitySecurityDefaultEnforcementPolicy -IsEnabled:$false, or let the client"
                                + " of "
                                + first(because) + " use XOAUTH2";
                    case "AUTH-08" -> credentials(because);
                    case "AUTH-12" ->
                        "leave " + first(because) + " out of the policy that blocks legacy authentication"
                                + " (Update-MgIdentityConditionalAccessPolicy), or let the client use XOAUTH2";
                    case "AUTH-13" ->
                        "bring the tenant's token service back (Update-MgDomainFederationConfiguration for"
                                + " its address), or let the client use XOAUTH2";
                    case "AUTH-14" ->
                        "nothing to set: the client of " + first(because)
                                + " has to use XOAUTH2; who cannot sends by a connector (New-InboundConnector)";
                    case "AUTH-16" -> "nothing to set here: mend the logon that failed first";
                    case "AUTH-20" ->
                        "turn basic authentication of SMTP AUTH on again in the admin center, or let the"
                                + " client of " + first(because) + " use XOAUTH2";
                    case "AUTH-25" ->
                        "Add-RecipientPermission " + because.arguments().get(1) + " -Trustee " + first(because)
                                + " -AccessRights SendAs (or the client writes as " + first(because) + ")";
                    case "AUTH-27" ->
                        "Remove-BlockedSenderAddress -SenderAddress " + first(because)
                                + " (once its password is changed)";
                    case "AUTH-28" ->
                        "empty Sent Items of " + first(because) + ", or Set-Mailbox " + first(because)
                                + " -ProhibitSendQuota <more>";
                    case "SMTP-50" ->
                        because.text().contains("STARTTLS")
                                ? "nothing to set here: switch STARTTLS on in the client (port 587)"
                                : "nothing to set here: give the client a user and a password, or let it dial the MX"
                                        + " host";
                    default -> TokenRemedies.of(because);
                });
    }

    private static String credentials(Reason because) {
        if (because.text().startsWith("AccountDisabled")) {
            return "Set-User " + first(because) + " -AccountDisabled $false";
        }
        return because.text().startsWith("nobody")
                ? "Enable-RemoteMailbox or New-Mailbox " + first(because) + " (or mend the user's name in the client)"
                : "nothing to set: type the right password for "
                        + because.arguments().get(1)
                        + " where the client keeps it (in the lab every mailbox has 'hybridlab')";
    }

    private static String first(Reason because) {
        return because.arguments().getFirst().toString();
    }
}
