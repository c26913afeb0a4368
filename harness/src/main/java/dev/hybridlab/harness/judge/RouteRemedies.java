package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.topology.OutboundPool;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.Step;
import java.util.Optional;

/** What mends a way that leads nowhere: names, next hops, and what the next domain publishes about itself. */
final class RouteRemedies {
    private final Topology topology;
    private final Evidence evidence;

    RouteRemedies(Topology topology, Evidence evidence) {
        this.topology = topology;
        this.evidence = evidence;
    }

    Optional<String> of(Decision decision) {
        return decision.because().flatMap(because -> switch (because.fact()) {
            case "ONP-SEND-11", "TLS-36" -> Optional.of(name(decision, because));
            case "ONP-SEND-32" ->
                Optional.of(
                        Remedies.quoted("Set-SendConnector", connector(decision).orElse("<the one>"))
                                + " -FrontendProxyEnabled $false (or an Outbound Proxy Frontend connector that is"
                                + " enabled)");
            case "ONP-SEND-12" -> Optional.of(smartHosts(decision, "<a host that is not this server>"));
            case "ONP-SEND-07" ->
                Optional.of("Set-SendConnector <the one to use> -AddressSpaces @{Add=\"SMTP:"
                        + because.arguments().getFirst() + ";1\"}");
            case "ONP-SEND-84" ->
                Optional.of("Set-Mailbox <the recipient> -Database <one on a server that still exists>");
            case "ONP-SEND-01" -> Optional.of("Set-SendConnector <the one to use> -MaxMessageSize unlimited");
            case "TLS-37", "NDR-43", "TLS-40" -> Optional.of(silent(decision, because));
            case "LAB-04", "LAB-30" ->
                Optional.of("nothing of Exchange's: its operator has to mend "
                        + decision.step().where().host() + " or where it sends");
            case "LAB-07" -> Optional.of(disowned(because));
            case "NDR-26" ->
                Optional.of(
                        "Set-ReceiveConnector <the one that takes it> -ChunkingEnabled $true (or the application ends"
                                + " every line with CR LF)");
            case "TLS-63" ->
                Optional.of(published(because.arguments().getFirst().toString(), "TLSA records"));
            case "TLS-73" ->
                Optional.of(published(because.arguments().getFirst().toString(), "STARTTLS"));
            case "TLS-66", "TLS-67" ->
                Optional.of(published(because.arguments().getFirst().toString(), "MTA-STS policy and certificate"));
            case "TLS-64" ->
                Optional.of(connector(decision)
                        .map(name -> Remedies.quoted("Set-OutboundConnector", name) + " -SmtpDaneMode Opportunistic")
                        .orElse(""));
            default -> Optional.empty();
        });
    }

    /** The smart host of a connector can be corrected; a recipient's domain cannot. */
    private String name(Decision decision, Reason because) {
        var text = because.text();
        var wanted = because.arguments().getFirst().toString().split(": ", 2)[0];
        var asked = "Resolve-DnsName " + wanted;
        if (text.endsWith("SERVFAIL") || text.endsWith("TIMEOUT")) {
            return "Clear-DnsClientCache after its name server answers again: " + asked + " shows it";
        }
        return route(decision)
                        .filter(step ->
                                step.target().contains(wanted) && !step.target().startsWith("MX of"))
                        .isPresent()
                ? smartHosts(decision, "<a host that " + asked + " finds>")
                : "nothing to set: " + wanted + " does not exist, the sender has to correct the address";
    }

    private String smartHosts(Decision decision, String host) {
        return connector(decision)
                .map(name -> Remedies.quoted(
                                new Connectors(topology).outbound(name).isPresent()
                                        ? "Set-OutboundConnector"
                                        : "Set-SendConnector",
                                name)
                        + " -SmartHosts " + host)
                .orElse("Set-SendConnector <the one to use> -SmartHosts " + host);
    }

    private String silent(Decision decision, Reason because) {
        var target = because.arguments().getFirst().toString();
        if (target.endsWith(".outlook.com")) {
            return "Test-NetConnection " + target + " -Port 25 (on "
                    + decision.step().where().host()
                    + "): open port 25 outward; while Exchange Online itself is silent, wait: it is tried again";
        }
        return "Start-Service MSExchangeFrontEndTransport, MSExchangeTransport (on " + target
                + ") and open port 25 to it; if it listens elsewhere, " + smartHosts(decision, "<where it listens>");
    }

    /** What a receiver refused by SPF or DMARC: the author's domain, or who sends in its name, has to prove it. */
    private static String disowned(Reason because) {
        var domain = because.arguments().getFirst();
        var source = because.arguments().getLast().toString();
        if (!because.text().startsWith("SPF")) {
            return "nothing to set here: " + domain
                    + " has to sign its mail (DKIM), which survives a forward; SPF does not";
        }
        return source.equals(OutboundPool.RELAY.address().toString())
                ? "nothing to set here: " + domain
                        + " has to sign its mail (DKIM) or to name the server that sent it in its"
                        + " SPF record; a forward of it then leaves by the normal pool under a rewritten sender"
                : "Set-OutboundConnector <the one on-premises> -SenderRewritingEnabled $true (or the SPF record of "
                        + domain + " has to hold " + source + ")";
    }

    private static String published(String whose, String what) {
        return "nothing of yours: the operator of " + whose + " has to mend its " + what
                + "; meanwhile New-OutboundConnector -RecipientDomains <its domain> -SmtpDaneMode None"
                + " -MtaStsMode None sends without asking for them";
    }

    private Optional<String> connector(Decision decision) {
        return route(decision).flatMap(Step.Routed::connector);
    }

    /** The route on which the hop failed. */
    private Optional<Step.Routed> route(Decision decision) {
        return decision.step() instanceof Step.Routed routed
                ? Optional.of(routed)
                : evidence.routeBefore(decision.step());
    }
}
