package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.trace.Considered;
import java.util.Optional;

/** The cmdlet line for a peer that no connector knows, or that one of them locks out. */
final class ConnectionRemedies {
    private static final String INBOUND = "Set-InboundConnector";

    private ConnectionRemedies() {}

    static Optional<String> of(Decision decision) {
        return decision.because().flatMap(because -> switch (because.fact()) {
            case "EXO-ATTR-10" -> Optional.of(unknownPeer(decision));
            case "LOOP-05" -> switchedOff(decision);
            case "LOOP-01", "LOOP-02" -> Optional.of(circle(decision));
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
            default -> Optional.empty();
        });
    }

    /** EXO-ATTR-42: nobody took the mail, and a connector for it is switched off. */
    static Optional<String> unmatched(Decision decision) {
        return decision.considered().stream().anyMatch(Considered::chosen)
                ? Optional.empty()
                : decision.losers().stream()
                        .filter(each -> each.because().fact().equals("EXO-ATTR-42"))
                        .findFirst()
                        .flatMap(ConnectionRemedies::known);
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
        if (each.because().text().endsWith("the peer showed no certificate")) {
            return Optional.of("let the sending server show a certificate of "
                    + each.because().arguments().getFirst() + " (Set-SendConnector -RequireTLS $true"
                    + " -TlsCertificateName), or know a device by its address: New-InboundConnector -ConnectorType"
                    + " OnPremises -SenderDomains * -SenderIPAddresses <its address>");
        }
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
}
