package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** The cmdlet line for a session that an on-premises server does not take, or in which a client may not do what it wants. */
final class SessionRemedies {
    private SessionRemedies() {}

    static Optional<String> of(Decision decision) {
        return decision.because().flatMap(because -> switch (because.fact()) {
            case "TLS-51" ->
                Optional.of(Remedies.quoted(
                                "Set-SendConnector",
                                because.arguments().getFirst().toString())
                        + " -TlsCertificateName <one with client authentication in its extended key usage>");
            case "ONP-RECV-03" -> relay(because);
            case "ONP-RECV-07" ->
                Optional.of("Set-Mailbox " + because.text().split(" ", 2)[0] + " -EmailAddresses @{Add=\"smtp:"
                        + because.arguments().getLast() + "\"}");
            case "AUTH-17" -> Optional.of(logon(because));
            case "SMTP-36" -> Optional.of(mechanism(decision, because));
            case "SMTP-47" ->
                Optional.of(
                        "nothing to set: the application has to write a From field; New-TransportRule -SetHeaderName"
                                + " From -SetHeaderValue <its address> on-premises writes one meanwhile");
            case "TIME-51" ->
                Optional.of("Get-Message -Server " + decision.step().where().host()
                        + " | Remove-Message -WithNDR $false for the one that ends the service; the agent or update"
                        + " that cannot read it wants mending");
            case "SMTP-37" -> Optional.of(active(because));
            case "SMTP-63" ->
                Optional.of("free disk and memory on " + because.arguments().getFirst()
                        + ": Get-ExchangeDiagnosticInfo -Server "
                        + because.arguments().getFirst()
                        + " -Process EdgeTransport -Component ResourceThrottling names what is short");
            case "TLS-53" -> Optional.of("Start-Service MSExchangeTransport (on the server that is to take it)");
            case "TLS-72" ->
                Optional.of("Set-TransportConfig -TLSReceiveDomainSecureList @{Remove=\""
                        + because.arguments().getFirst() + "\"} (or the partner shows a certificate for it)");
            case "LAB-63" ->
                Optional.of("release it at the gateway, or let it hold mail for less than "
                        + because.arguments().getFirst());
            case "LAB-50" ->
                Optional.of("Get-Queue -Server " + because.arguments().getFirst() + " | Resume-Queue");
            default -> SubmissionRemedies.of(because);
        });
    }

    /** Exchange Online has no receive connector: whom its fronts let log on, and how, nobody sets (SMTP-18, AUTH-03). */
    private static String mechanism(Decision decision, Reason because) {
        if (!decision.step().where().host().equals("exo")) {
            return Remedies.quoted(
                            "Set-ReceiveConnector",
                            because.arguments().getFirst().toString())
                    + " -AuthMechanism Tls, Integrated, BasicAuth, BasicAuthRequireTLS";
        }
        return because.text().contains("client submission")
                ? "nothing to set in the tenant: let the client use STARTTLS first, then LOGIN or XOAUTH2"
                : "nothing to set in the tenant: clear the user name on the device, since the MX host takes no logon"
                        + " (or let it log on at smtp.office365.com, port 587)";
    }

    /** A wrong password is no setting of Exchange. */
    private static String logon(Reason because) {
        var user = because.arguments().getFirst();
        return because.text().startsWith("the password of ")
                ? "nothing to set: type the right password for " + user
                        + " where the client keeps it (in the lab every mailbox has 'hybridlab')"
                : "Enable-Mailbox " + user + " (or mend the user's name where it is typed in)";
    }

    /** ONP-RECV-05. Who was admitted as anonymous hears of it by the domain that he wanted to reach. */
    private static Optional<String> relay(Reason because) {
        return because.arguments().size() < 2
                ? Optional.empty()
                : Optional.of("Get-ReceiveConnector \"" + because.arguments().get(1)
                        + "\" | Add-ADPermission -User \"NT AUTHORITY\\ANONYMOUS LOGON\" -ExtendedRights"
                        + " Ms-Exch-SMTP-Accept-Any-Recipient (only where RemoteIPRanges hold nobody but the devices)");
    }

    private static String active(Reason because) {
        if (because.text().contains("maintenance")) {
            return "Set-ServerComponentState " + because.arguments().getFirst()
                    + " -Component ServerWideOffline -State Active -Requester Maintenance";
        }
        return because.arguments().isEmpty()
                ? "New-ReceiveConnector with RemoteIPRanges that hold the peer"
                : Remedies.quoted(
                                "Set-ReceiveConnector",
                                because.arguments().getFirst().toString()) + " -TransportRole FrontendTransport";
    }
}
