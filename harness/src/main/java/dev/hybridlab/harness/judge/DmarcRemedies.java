package dev.hybridlab.harness.judge;

import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What mends mail that fails the DMARC policy of its author's domain: the records of the sender, then what tells Exchange
 * Online who stood in between, and last the tenant's own policy, which holds for everybody's mail (BRD-05).
 */
final class DmarcRemedies {
    private static final String POLICY = "Set-AntiPhishPolicy \"Office365 AntiPhish Default\" -";

    private static final String JUNK = " (warning: forged mail of every domain then reaches the Junk folder)";

    private final Topology topology;
    private final Evidence evidence;

    DmarcRemedies(Topology topology, Evidence evidence) {
        this.topology = topology;
        this.evidence = evidence;
    }

    /** In the order in which they are to be tried; none for other decisions. */
    List<String> of(Decision decision) {
        return author(decision).stream()
                .flatMap(domain -> Stream.of(records(domain, decision), between(decision), policy(decision)))
                .toList();
    }

    /** The connectors that did not match have no part in it, unless the author is one of the tenant's own. */
    boolean ofStranger(Decision decision) {
        return author(decision)
                .filter(domain -> topology.tenantOf(domain).isEmpty())
                .isPresent();
    }

    private static Optional<String> author(Decision decision) {
        return decision.because()
                .filter(because -> because.fact().equals("BRD-05"))
                .map(Reason::arguments)
                .filter(arguments -> !arguments.isEmpty())
                .map(arguments -> arguments.getFirst().toString());
    }

    private String records(String domain, Decision decision) {
        // Behind a connector it is the tenant's own server, which no SPF record of a stranger should name.
        var address = evidence.connectorOf(decision.step()).isPresent()
                ? "the address that sends"
                : decision.because().orElseThrow().arguments().get(1).toString();
        return "first the records of " + domain
                + ": its SPF names " + address + ", or its mail is signed by DKIM"
                + " with d=" + domain
                + (topology.tenantOf(domain).isPresent() ? "" : " (the owner of the domain has to do it)");
    }

    private String between(Decision decision) {
        return "then, if a server stands between sender and Exchange Online: "
                + Remedies.quoted(
                        "Set-InboundConnector",
                        evidence.connectorOf(decision.step()).orElse("<the one for that server>"))
                + " -EFSkipLastIP $true; if that server changes the mail: Set-ArcConfig -ArcTrustedSealers <its"
                + " domain>";
    }

    /** BRD-05: the action one step milder, which forged mail then gets as well. */
    private static String policy(Decision decision) {
        var text = decision.because().map(Reason::text).orElse("");
        var milder = text.endsWith("DmarcRejectAction is Reject")
                ? "DmarcRejectAction Quarantine (warning: forged mail of every domain is then kept in quarantine)"
                : text.endsWith("DmarcRejectAction is Quarantine")
                        ? "HonorDmarcPolicy $false" + JUNK
                        : (text.contains("DmarcQuarantineAction")
                                        ? "DmarcQuarantineAction"
                                        : text.contains("AuthenticationFailAction")
                                                ? "AuthenticationFailAction"
                                                : "EnableSpoofIntelligence $true -AuthenticationFailAction")
                                + " MoveToJmf" + JUNK;
        return "last, since it weakens the whole tenant: " + POLICY + milder;
    }
}
