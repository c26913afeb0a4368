package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.Hop;
import dev.hybridlab.mailflow.decision.RoutingDecision;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.CertificateSpec;
import dev.hybridlab.mailflow.topology.SendConnector;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.List;
import java.util.Optional;

/**
 * What a send connector shows, and what keeps it from that (ONP-SEND-25, ONP-SEND-29, TLS-21 to TLS-23, TLS-51).
 *
 * @param shown the certificate
 * @param stops the message stays here for want of one, or because nobody knows what would happen
 * @param assumed whether an open fact was settled by a switch
 */
record ClientCertificate(Optional<CertificateSpec> shown, Optional<RoutingDecision> stops, boolean assumed) {
    private static final SmtpReply GONE = SmtpReply.of(
            "454 4.7.5 The certificate specified in TlsCertificateName of the SendConnector could not be found.");

    static ClientCertificate of(Home home, SendConnector connector, List<Considered> considered) {
        if (connector.tls().ignoreStartTls()) {
            return new ClientCertificate(installed(home, connector), Optional.empty(), false);
        }
        var installed = installed(home, connector);
        var named = connector.tls().tlsCertificateName();
        if (named.isPresent() && installed.isEmpty()) {
            var because = Reason.of(
                            "TLS-21",
                            "'{}' names {}, which is not installed on {}",
                            connector.name(),
                            named.get(),
                            home.server().name())
                    .configuredAt(connector.source().originOf("TlsCertificateName"));
            return stopped(new RoutingDecision.Defer(GONE, because, considered));
        }
        return installed.filter(spec -> !spec.use().clientAuth()).isEmpty()
                ? new ClientCertificate(installed, Optional.empty(), false)
                : forServersOnly(home, connector, installed.get(), considered);
    }

    /** ONP-SEND-29: TlsCertificateName; ONP-SEND-25: else by Fqdn. */
    private static Optional<CertificateSpec> installed(Home home, SendConnector connector) {
        var named = connector.tls().tlsCertificateName();
        return named.isPresent()
                ? home.certificates().find(home.server(), named.get())
                : home.certificates().carrying(home.server(), connector.fqdn().orElse(home.fqdn()));
    }

    private static ClientCertificate stopped(RoutingDecision decision) {
        return new ClientCertificate(Optional.empty(), Optional.of(decision), false);
    }

    /** TLS-51: nobody knows whether Exchange shows a certificate that is not meant for clients. */
    private static ClientCertificate forServersOnly(
            Home home, SendConnector connector, CertificateSpec certificate, List<Considered> considered) {
        return switch (home.settings().assumption(Assumption.CERTIFICATE_WITHOUT_CLIENT_AUTH)) {
            case "undecided" ->
                stopped(new RoutingDecision.Undecided(
                        Reason.of(
                                        "TLS-51",
                                        "'{}' would show {}, whose extended key usage has no clientAuth: whether"
                                            + " Exchange does, and whether Exchange Online then knows it, nobody has"
                                            + " said",
                                        connector.name(),
                                        certificate.name())
                                .configuredAt(connector.source().originOf("TlsCertificateName")),
                        considered));
            case "not-presented" -> new ClientCertificate(Optional.empty(), Optional.empty(), true);
            default -> new ClientCertificate(Optional.of(certificate), Optional.empty(), true);
        };
    }

    /** Why TLS cannot use it, as the protocol log words it (TLS-22, TLS-23), and whether X-EXPS is needed (TLS-52). */
    Hop.Proof proof(SendConnector connector) {
        return new Hop.Proof(
                shown.flatMap(ClientCertificate::broken),
                connector.authMechanism().equalsIgnoreCase("ExchangeServer"));
    }

    private static Optional<String> broken(CertificateSpec certificate) {
        if (!certificate.use().privateKey()) {
            return Optional.of("NoCredentials");
        }
        return certificate.use().smtp() ? Optional.empty() : Optional.of("UnknownCredentials");
    }

    Reason settled(Reason because) {
        return assumed ? because.alsoAssuming("TLS-51") : because;
    }
}
