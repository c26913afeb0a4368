package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.MailCommand;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.decision.RecipientVerdict;
import dev.hybridlab.mailflow.decision.SessionId;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.topology.Organization;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.CertificateFacts;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.TlsFacts;
import dev.hybridlab.mailflow.zone.NameLookup;
import dev.hybridlab.mailflow.zone.ZoneLookup;
import dev.hybridlab.mailflow.zone.Zones;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The policy of EX01, and what a test asks it with. */
record Exchange(Topology topology, OnPremisesPolicy policy) {
    static final String OUTSIDE_IP = "198.18.50.1";
    static final String CLOUD_IP = "198.18.20.25";
    static final MessageRef REF = new MessageRef("m1", 1, 1);
    private static final NameLookup NOBODY = new ZoneLookup(Zones.EMPTY, "onprem");

    Exchange(Topology topology, Organization organization) {
        this(
                topology,
                new OnPremisesPolicy(
                        topology, organization, organization.server("EX01").orElseThrow()));
    }

    static EnvelopeRecipient to(String text) {
        return EnvelopeRecipient.of(EmailAddress.of(text));
    }

    /** {@code <>}: the null reverse path; {@code -} for XOORG: not said. */
    static Envelope envelope(String sender, String xoorg, String... recipients) {
        var whose = sender.equals("<>") ? Optional.<EmailAddress>empty() : Optional.of(EmailAddress.of(sender));
        var parameters = xoorg.equals("-") ? EsmtpParameters.NONE : EsmtpParameters.of("XOORG", xoorg);
        return new Envelope(
                whose,
                parameters,
                List.of(recipients).stream().map(Exchange::to).toList());
    }

    static Message message(String... header) {
        return Message.parse(
                (String.join("\r\n", header) + "\r\nSubject: t\r\n\r\nt\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    static Peer plain(String ip, int port) {
        return new Peer(
                new SessionId(REF, LabSettings.DEFAULT_START),
                IpAddress.of(ip),
                new Peer.Local(IpAddress.of("198.18.10.25"), port),
                Optional.of("client.example"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** @param certificate of the topology; {@code plain}: no TLS; {@code none}: TLS, but no client certificate */
    Peer peer(String ip, String certificate) {
        if (certificate.equals("plain")) {
            return plain(ip, 25);
        }
        var client = certificate.equals("none") ? Optional.<CertificateFacts>empty() : Optional.of(facts(certificate));
        return plain(ip, 25)
                .withTls(new TlsFacts(
                        "TLS1_2", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", facts("mail.contoso.com"), client))
                .withHelo("client.example");
    }

    CertificateFacts facts(String certificate) {
        return topology.certificates()
                .facts(topology.certificates().named(certificate).orElseThrow());
    }

    Verdict sender(Peer peer, Envelope envelope) {
        return policy.sender(peer, new MailCommand(envelope.sender(), envelope.parameters()));
    }

    RecipientVerdict recipient(Peer peer, Envelope envelope, String recipient) {
        return policy.recipient(peer, envelope, to(recipient));
    }

    /** RCPT and then the end of DATA. */
    ContentVerdict content(Peer peer, Envelope envelope, Message message) {
        var first = envelope.recipients().getFirst();
        var soFar = new Envelope(envelope.sender(), envelope.parameters(), List.of());
        var attribution = policy.recipient(peer, soFar, first).attribution();
        return policy.content(new Arrival(REF, peer, envelope, attribution, NOBODY), message);
    }

    ContentVerdict.Keep kept(Peer peer, Envelope envelope, Message message) {
        return (ContentVerdict.Keep) content(peer, envelope, message);
    }

    HeldMessage held(Envelope envelope, Message message) {
        return new HeldMessage(
                REF,
                message,
                envelope,
                Attribution.NONE,
                LabSettings.DEFAULT_START,
                Optional.empty(),
                Optional.empty());
    }

    /** What a candidate lost by, or won by. */
    static String why(List<Considered> considered, String candidate) {
        return considered.stream()
                .filter(each -> each.candidate().equals(candidate))
                .map(each -> (each.chosen() ? "+" : "-") + each.because().fact())
                .findFirst()
                .orElse("not considered");
    }
}
