package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.address.DomainPattern;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.exchange.CertificateNames;
import dev.hybridlab.mailflow.exchange.TlsJudgement;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.ReceiveConnector;
import dev.hybridlab.mailflow.topology.ReceiveConnector.Capability;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.CertificateFacts;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.zone.ZoneRecord;
import java.util.Optional;

/**
 * Whether a peer is the cloud half of this very organization: its certificate has the capability (ONP-RECV-27), and XOORG
 * names a domain of ours, since every tenant shows the same certificate (HDR-34).
 */
record CloudTrust(boolean capable, Reason because) {
    private static final String CAPABILITY = "acceptcloudservicesmail";
    private static final String OLD_CAPABILITY = "acceptoorgprotocol";

    /** What the certificate alone says: decides whether XOORG is offered (HDR-31). */
    static CloudTrust of(Home home, ReceiveConnector connector, Peer peer) {
        var origin = connector.source().originOf("TlsDomainCapabilities");
        if (connector.tls().tlsDomainCapabilities().isEmpty()) {
            return new CloudTrust(
                    false,
                    Reason.of("TLS-39", "'{}' has no TlsDomainCapabilities", connector.name())
                            .configuredAt(origin));
        }
        if (peer.tls().isEmpty() && inClear(home, connector)) {
            return new CloudTrust(
                    true,
                    Reason.assuming("ONP-RECV-19", "NO-TLS has AcceptCloudServicesMail, and the session has no TLS")
                            .configuredAt(origin));
        }
        var shown = peer.tls().flatMap(facts -> facts.client());
        if (shown.isEmpty()) {
            return new CloudTrust(
                    false,
                    Reason.of("ONP-RECV-27", "the peer showed no certificate").configuredAt(origin));
        }
        var wanted = connector.tls().tlsDomainCapabilities().stream()
                .filter(CloudTrust::accepts)
                .filter(capability -> matches(capability, shown.get()))
                .findFirst();
        var subject = shown.get().identity().subject();
        if (wanted.isEmpty()) {
            return new CloudTrust(
                    false,
                    Reason.of("TLS-39", "TlsDomainCapabilities do not name {}", subject)
                            .configuredAt(origin));
        }
        var wrong = TlsJudgement.certificate(shown.get(), peer.session().at());
        if (wrong.isPresent()) {
            return new CloudTrust(
                    false,
                    Reason.of("ONP-RECV-27", "{} cannot be believed: {}", subject, wrong.get())
                            .configuredAt(origin));
        }
        return new CloudTrust(
                true,
                Reason.of("ONP-RECV-27", "{} has AcceptCloudServicesMail", subject)
                        .configuredAt(origin));
    }

    /** ONP-RECV-19: the word in place of a domain. */
    private static boolean inClear(Home home, ReceiveConnector connector) {
        for (var capability : connector.tls().tlsDomainCapabilities()) {
            if (capability.domain().equalsIgnoreCase("NO-TLS") && accepts(capability)) {
                return home.settings().assumption(Assumption.NO_TLS_CAPABILITY).equals("without-tls");
            }
        }
        return false;
    }

    private static boolean accepts(Capability capability) {
        for (var word : capability.capabilities()) {
            if (word.equalsIgnoreCase(CAPABILITY) || word.equalsIgnoreCase(OLD_CAPABILITY)) {
                return true;
            }
        }
        return false;
    }

    /** A domain, or {@code <I>issuer<S>subject}, which is outdated as soon as the peer's issuer is another (TLS-39). */
    private static boolean matches(Capability capability, CertificateFacts shown) {
        var wanted = capability.domain();
        if (wanted.regionMatches(true, 0, "<I>", 0, 3)) {
            var identity = shown.identity();
            return plain(wanted).equals(plain("<I>" + identity.issuer() + "<S>" + identity.subject()));
        }
        return CertificateNames.match(DomainPattern.of(capability.domain()), shown)
                .isPresent();
    }

    /** Distinguished names differ in blanks and case between tools. */
    private static String plain(String name) {
        return Topology.fold(name).replaceAll("\\s*([,=<>])\\s*", "$1");
    }

    /** With what MAIL said: whether headers are promoted and the peer may relay. */
    CloudTrust with(Home home, EsmtpParameters mail) {
        if (!capable) {
            return this;
        }
        var said = mail.get("XOORG");
        if (said.isEmpty()) {
            return new CloudTrust(false, Reason.of("HDR-24", "MAIL carried no XOORG"));
        }
        return whose(home, Topology.fold(said.get()));
    }

    private static boolean isDomain(String text) {
        return ZoneRecord.isName(text)
                && text.chars().allMatch(each -> Character.isLetterOrDigit(each) || each == '-' || each == '.');
    }

    private static CloudTrust whose(Home home, String organization) {
        if (!isDomain(organization)) {
            return new CloudTrust(
                    false, Reason.assuming("HDR-35", "XOORG={} is no domain: the mail is anonymous", organization));
        }
        var rule = home.settings().assumption(Assumption.XOORG_ACCEPTS);
        var accepted = !rule.equals("trusted-remote only")
                && home.organization().accepted(organization).isPresent();
        var remote = rule.startsWith("accepted only")
                ? Optional.<Boolean>empty()
                : home.organization()
                        .domains()
                        .remote(organization)
                        .map(domain -> domain.trustedMail().inbound());
        var ours = accepted || remote.orElse(false);
        return new CloudTrust(
                ours,
                Reason.assuming(
                        "HDR-34",
                        ours
                                ? "XOORG={} is an accepted or trusted remote domain here"
                                : "XOORG={} is no accepted or trusted remote domain here: another tenant shows the"
                                        + " same certificate",
                        organization));
    }
}
