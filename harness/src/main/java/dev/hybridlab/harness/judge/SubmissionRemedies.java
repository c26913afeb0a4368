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
                    case "AUTH-36" ->
                        "nothing to set: type the right password for " + first(because)
                                + " where the client keeps it (in the lab every account has 'hybridlab')";
                    case "AUTH-12" ->
                        "leave " + first(because) + " out of the policy that blocks legacy authentication"
                                + " (Update-MgIdentityConditionalAccessPolicy), or let the client use XOAUTH2";
                    case "AUTH-13" ->
                        "bring the tenant's token service back (Update-MgDomainFederationConfiguration for"
                                + " its address), or let the client use XOAUTH2";
                    case "AUTH-14" ->
                        "nothing to set: the client of " + first(because)
                                + " has to use XOAUTH2; who cannot sends by a connector (New-InboundConnector)";
                    case "AUTH-15" ->
                        "give the client software that speaks TLS 1.2, or let it dial smtp-legacy.office365.com after"
                                + " Set-TransportConfig -AllowLegacyTLSClients $true";
                    case "AUTH-34" -> "Set-TransportConfig -AllowLegacyTLSClients $true";
                    case "AUTH-35" -> "Set-AuthenticationPolicy '" + first(because) + "' -AllowBasicAuthSmtp";
                    case "AUTH-16" -> "nothing to set here: mend the logon that failed first";
                    case "AUTH-20" ->
                        "let the client of " + first(because)
                                + " use XOAUTH2, or turn basic authentication of SMTP AUTH on again (assumed: where, no"
                                + " source says yet)";
                    case "AUTH-25" -> author(because);
                    case "AUTH-27" ->
                        "Remove-BlockedSenderAddress -SenderAddress " + first(because)
                                + " (once its password is changed)";
                    case "AUTH-28" ->
                        "retention for Sent Items first: New-RetentionPolicyTag -Type SentItems in a policy, then"
                                + " Set-Mailbox " + first(because)
                                + " -RetentionPolicy <that policy>; only then -ProhibitSendQuota <more>";
                    default -> HighVolumeRemedies.of(because);
                });
    }

    /** Whose the address is decides: a recipient's, nobody's in a domain of the tenant, another domain's. */
    private static String author(Reason because) {
        var writes = "nothing to set: the client has to write as " + first(because);
        return switch (because.arguments().size()) {
            case 3 ->
                "Add-RecipientPermission " + because.arguments().getLast() + " -Trustee " + first(because)
                        + " -AccessRights SendAs (or the client writes as " + first(because) + ")";
            case 4 ->
                writes + ", since " + because.arguments().get(2) + " is no accepted domain of "
                        + because.arguments().getLast();
            default ->
                writes + " (or Set-Mailbox " + first(because) + " -EmailAddresses @{Add=\"smtp:"
                        + because.arguments().getLast() + "\"}, if the address is to be its own)";
        };
    }

    /** The account's own setting, or there is no mailbox: a second argument says what there is. */
    private static String credentials(Reason because) {
        var user = first(because);
        if (because.configured().isPresent()) {
            return "Set-User " + user + " -AccountDisabled $false";
        }
        if (because.arguments().size() > 1) {
            return because.arguments().getLast().equals("mail user")
                    ? "nothing to set: the client logs on where the mailbox of " + user
                            + " is, or as a mailbox of Exchange Online (or New-MoveRequest brings the mailbox there)"
                    : "nothing to set: the client logs on as a mailbox of Exchange Online";
        }
        return user.contains("@")
                ? "Enable-RemoteMailbox or New-Mailbox " + user + " (or mend the user's name in the client)"
                : "nothing to set: the client logs on with the whole address, not with '" + user + "'";
    }

    private static String first(Reason because) {
        return because.arguments().getFirst().toString();
    }
}
