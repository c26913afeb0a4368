package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** The cmdlet line for a connection that nobody takes, a peer that nobody knows, and a server that is not at work. */
final class ConnectionRemedies {
    private static final String INBOUND = "Set-InboundConnector";

    private ConnectionRemedies() {}

    static Optional<String> of(Decision decision) {
        return decision.because().flatMap(because -> switch (because.fact()) {
            case "EXO-ATTR-10" -> Optional.of(unknownPeer(decision));
            case "LOOP-05" -> switchedOff(decision);
            case "LOOP-01", "LOOP-02" -> Optional.of(circle(decision));
            case "TLS-51" ->
                Optional.of(Remedies.quoted(
                                "Set-SendConnector",
                                because.arguments().getFirst().toString())
                        + " -TlsCertificateName <one with client authentication in its extended key usage>");
            case "EXO-ATTR-11" ->
                Optional.of("New-AcceptedDomain -DomainName <the sender's domain> (or Set-InboundConnector"
                        + " -TlsSenderCertificateName <a name in the sending server's certificate> in place of its"
                        + " address)");
            case "EXO-ATTR-12" ->
                Optional.of("nothing to set: recipients of two tenants need a transaction each, for which a sending"
                        + " server does not ask; route one of the domains over a connector of its own");
            case "EXO-ATTR-14" ->
                Optional.of("MX of " + because.arguments().getFirst()
                        + " to the host that the tenant's admin center names");
            case "EXO-ATTR-24" ->
                Optional.of("nothing to set: the sender tries again until the tenant's directory answers");
            case "EXO-ATTR-15" ->
                Optional.of("New-InboundConnector -ConnectorType OnPremises -SenderDomains * -SenderIPAddresses "
                        + because.arguments().getLast() + " (or Set-OrganizationConfig -RejectDirectSend $false)");
            case "EXO-ATTR-51" ->
                Optional.of(
                        Remedies.quoted(INBOUND, because.arguments().getFirst().toString())
                                + " -TlsSenderCertificateName <a name in the certificate of the server that sends>");
            case "ONP-RECV-03" -> Optional.of(relay(because));
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
            case "LAB-50" ->
                Optional.of("Get-Queue -Server " + because.arguments().getFirst() + " | Resume-Queue");
            default -> Optional.empty();
        });
    }

    /** LOOP-05: a circle through a connector that would have known its own server. */
    private static Optional<String> switchedOff(Decision decision) {
        return decision.losers().stream()
                .flatMap(each -> known(each).stream())
                .findFirst()
                .or(() -> Optional.of(circle(decision)));
    }

    /** Nothing of the evidence says which way of the circle is the wrong one. */
    private static String circle(Decision decision) {
        return "Get-MessageTrackingLog -Server " + decision.step().where().host()
                + " -MessageId <its Message-ID> shows the circle: one of its hosts has to keep the message, or another"
                + " -SmartHosts, or know the recipient";
    }

    /** EXO-ATTR-02 to EXO-ATTR-05, EXO-ATTR-42: what kept a connector from knowing the peer. */
    private static String unknownPeer(Decision decision) {
        for (var each : decision.losers()) {
            var remedy = known(each);
            if (remedy.isPresent()) {
                return remedy.get();
            }
        }
        return "New-InboundConnector -ConnectorType OnPremises -SenderDomains * -TlsSenderCertificateName <a name in"
                + " the sending server's certificate> -CloudServicesMailEnabled $true";
    }

    private static Optional<String> known(Considered each) {
        var cmdlet = Remedies.quoted(INBOUND, each.candidate());
        return switch (each.because().fact()) {
            case "EXO-ATTR-42" -> Optional.of(cmdlet + " -Enabled $true");
            case "EXO-ATTR-45", "EXO-ATTR-60" -> Optional.of(cmdlet + " -SenderDomains *");
            default ->
                each.because().text().contains("the peer is ")
                        ? Optional.of(cmdlet + " -SenderIPAddresses @{Add=\""
                                + each.because().arguments().getLast() + "\"}")
                        : each.because().text().contains("the peer showed")
                                ? Optional.of(cmdlet + " -TlsSenderCertificateName <a name in what the peer showed: "
                                        + each.because().arguments().getLast() + ">")
                                : Optional.empty();
        };
    }

    /** ONP-RECV-05. */
    private static String relay(Reason because) {
        return "Get-ReceiveConnector \"" + because.arguments().get(1)
                + "\" | Add-ADPermission -User \"NT AUTHORITY\\ANONYMOUS LOGON\" -ExtendedRights"
                + " Ms-Exch-SMTP-Accept-Any-Recipient (only where RemoteIPRanges hold nobody but the devices)";
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
