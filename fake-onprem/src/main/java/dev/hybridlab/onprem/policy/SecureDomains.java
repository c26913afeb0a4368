package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.address.DomainPattern;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.exchange.CertificateNames;
import dev.hybridlab.mailflow.exchange.TlsJudgement;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.NextHop;
import dev.hybridlab.mailflow.topology.ReceiveConnector;
import dev.hybridlab.mailflow.topology.SendConnector;
import dev.hybridlab.mailflow.trace.CertificateFacts;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** Domain Security: mutual TLS with domains that both sides have listed (TLS-71, TLS-72, ONP-SEND-31, ONP-RECV-28). */
final class SecureDomains {
    private static final String ENABLED = "DomainSecureEnabled";

    private SecureDomains() {}

    private static boolean listed(Home home, String list, String domain) {
        return home.organization().transportConfig().texts(list).stream().anyMatch(domain::equalsIgnoreCase);
    }

    /** TLS-71: whether mail to this domain leaves by mutual TLS only. */
    static boolean demands(Home home, SendConnector connector, String domain) {
        return connector.source().flag(ENABLED)
                && connector.nextHop() instanceof NextHop.MxLookup
                && listed(home, "TLSSendDomainSecureList", domain);
    }

    /** TLS-72: whether mail from this sender must come with the certificate of its domain. */
    private static boolean expects(Home home, ReceiveConnector connector, Optional<EmailAddress> sender) {
        return connector.source().flag(ENABLED)
                && connector.security().authMechanism().contains("Tls")
                && sender.filter(address -> listed(home, "TLSReceiveDomainSecureList", address.domain()))
                        .isPresent();
    }

    /** The answer to MAIL from a listed domain that does not prove itself. */
    static Optional<Verdict> refused(Home home, ReceiveConnector connector, Peer peer, Optional<EmailAddress> sender) {
        if (!expects(home, connector, sender) || proven(peer, sender)) {
            return Optional.empty();
        }
        var domain = sender.orElseThrow().domain();
        var because = Reason.assuming(
                        "TLS-72", "{} is in TLSReceiveDomainSecureList, and the peer did not prove to be it", domain)
                .configuredAt(home.organization().transportConfig().originOf("TLSReceiveDomainSecureList"));
        var reply = peer.tls().isEmpty()
                ? "451 5.7.3 Must issue a STARTTLS command first"
                : home.settings().assumption(Assumption.DOMAIN_SECURE_REFUSAL);
        return Optional.of(new Verdict.Reject(SmtpReply.of(reply), because));
    }

    private static boolean proven(Peer peer, Optional<EmailAddress> sender) {
        var shown = peer.tls().flatMap(facts -> facts.client());
        return shown.isPresent()
                && TlsJudgement.certificate(shown.get(), peer.session().at()).isEmpty()
                && carries(shown.get(), sender.orElseThrow().domain());
    }

    private static boolean carries(CertificateFacts shown, String domain) {
        return CertificateNames.match(DomainPattern.of(domain), shown).isPresent()
                || CertificateNames.match(DomainPattern.of("*." + domain), shown)
                        .isPresent();
    }
}
