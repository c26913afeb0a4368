package dev.hybridlab.exo.policy;

import dev.hybridlab.authentication.BorderEvaluation;
import dev.hybridlab.authentication.LabSigning;
import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.authentication.Authenticator;
import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.decision.RecipientVerdict;
import dev.hybridlab.mailflow.decision.SessionId;
import dev.hybridlab.mailflow.message.Envelope;
import dev.hybridlab.mailflow.message.EnvelopeRecipient;
import dev.hybridlab.mailflow.message.EsmtpParameters;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.token.TokenReading;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.topology.LabSettings;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.CertificateFacts;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.TlsFacts;
import dev.hybridlab.mailflow.zone.NameLookup;
import dev.hybridlab.mailflow.zone.ZoneLookup;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The policy of a topology, and what a test asks it with. */
record Edge(Topology topology, ExchangeOnlinePolicy policy) {
    static final String CONTOSO_IP = "198.18.10.25";
    static final Authenticator AUTHENTICATOR = new Authenticator(new BorderEvaluation(), new LabSigning());
    static final MessageRef REF = new MessageRef("m1", 1, 1);

    Edge(Topology topology) {
        this(
                topology,
                new ExchangeOnlinePolicy(topology, AUTHENTICATOR, token -> new TokenReading.Unreadable("is none")));
    }

    static EmailAddress address(String text) {
        return EmailAddress.of(text);
    }

    static EnvelopeRecipient to(String text) {
        return EnvelopeRecipient.of(address(text));
    }

    /** {@code <>}: the null reverse path. */
    static Envelope envelope(String sender, String... recipients) {
        var whose = sender.equals("<>") ? Optional.<EmailAddress>empty() : Optional.of(address(sender));
        return new Envelope(
                whose,
                EsmtpParameters.NONE,
                List.of(recipients).stream().map(Edge::to).toList());
    }

    static Message message(String... header) {
        var lines = new ArrayList<>(List.of(header));
        if (lines.stream().noneMatch(line -> line.startsWith("From:"))) {
            lines.add("From: bert@contoso.com");
        }
        return anonymous(String.join("\r\n", lines));
    }

    /** A message whose header names no author unless these lines do. */
    static Message anonymous(String header) {
        return Message.parse((header + "\r\nSubject: t\r\n\r\nt\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    static Peer plain(String ip) {
        return new Peer(
                new SessionId(REF, LabSettings.DEFAULT_START),
                IpAddress.of(ip),
                new Peer.Local(IpAddress.of(ExchangeOnline.ADDRESS), 25),
                Optional.of("mail.contoso.com"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** @param certificate of the topology; {@code plain}: no TLS; {@code none}: TLS, but no client certificate */
    Peer peer(String ip, String certificate) {
        if (certificate.equals("plain")) {
            return plain(ip);
        }
        var client = certificate.equals("none") ? Optional.<CertificateFacts>empty() : Optional.of(facts(certificate));
        return plain(ip)
                .withTls(new TlsFacts("TLS1_3", "TLS_AES_256_GCM_SHA384", facts(ExchangeOnline.CERTIFICATE), client))
                .withHelo("mail.contoso.com");
    }

    CertificateFacts facts(String certificate) {
        return topology.certificates()
                .facts(topology.certificates().named(certificate).orElseThrow());
    }

    RecipientVerdict recipient(Peer peer, String sender, String recipient) {
        return policy.recipient(peer, envelope(sender), to(recipient));
    }

    /** RCPT and then the end of DATA. */
    ContentVerdict content(Peer peer, String sender, String recipient, Message message) {
        var attribution = recipient(peer, sender, recipient).attribution();
        return policy.content(new Arrival(REF, peer, envelope(sender, recipient), attribution, names()), message);
    }

    /** As Exchange Online sees the zones. */
    NameLookup names() {
        return new ZoneLookup(topology.zones(), "exo");
    }

    ContentVerdict.Keep kept(Peer peer, String sender, String recipient, Message message) {
        return (ContentVerdict.Keep) content(peer, sender, recipient, message);
    }

    static HeldMessage held(Attribution attribution, Envelope envelope, Message message) {
        return new HeldMessage(
                REF, message, envelope, attribution, LabSettings.DEFAULT_START, Optional.empty(), Optional.empty());
    }

    /** What a candidate lost by, or won by. */
    static String why(List<Considered> considered, String candidate) {
        return considered.stream()
                .filter(each -> each.candidate().equals(candidate))
                .map(each -> (each.chosen() ? "+" : "-") + each.because().fact())
                .findFirst()
                .orElse("not considered");
    }

    /** What a good token of the first tenant says to every mail host, for so many seconds from the lab's start. */
    Map<String, Object> claims(long left) {
        var tenant = topology.tenants().getFirst().id();
        return Map.of(
                "aud",
                "https://outlook.office365.com",
                "tid",
                tenant,
                "iss",
                "https://sts.windows.net/" + tenant + "/",
                "exp",
                LabSettings.DEFAULT_START.getEpochSecond() + left);
    }
}
