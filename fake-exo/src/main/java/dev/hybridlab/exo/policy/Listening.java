package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.Greeting;
import dev.hybridlab.mailflow.decision.HostIdentity;
import dev.hybridlab.mailflow.decision.MailCommand;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.decision.Voice;
import dev.hybridlab.mailflow.exchange.ReceivedLine;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.topology.Network;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.SessionLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How Microsoft's edge presents itself, whichever name was dialled (EXO-ATTR-01, SMTP-02, SMTP-16, HDR-31). */
final class Listening {
    private static final int PORT = 25;
    static final long MOST_OCTETS = 157_286_400; // SMTP-16

    private Listening() {}

    static HostIdentity host(Cloud cloud) {
        return new HostIdentity(
                "exo",
                "exo",
                "exo",
                cloud.names().edge(),
                List.of(
                        IpAddress.of(ExchangeOnline.ADDRESS),
                        IpAddress.of(ExchangeOnline.SUBMISSION_ADDRESS),
                        IpAddress.of(ExchangeOnline.LEGACY_SUBMISSION_ADDRESS),
                        IpAddress.of(ExchangeOnline.HIGH_VOLUME_ADDRESS)),
                List.of(PORT, ExchangeOnline.SUBMISSION_PORT),
                List.of("TLS1_2", "TLS1_3"),
                Network.NONE);
    }

    static Greeting greet(Cloud cloud, Peer peer) {
        var names = cloud.names();
        var banner = "220 " + names.edge() + " Microsoft ESMTP MAIL Service ready at "
                + ReceivedLine.date(ReceivedLine.When.utc(peer.session().at())) + " [" + cloud.sessionId(peer.session())
                + "]";
        var keywords = keywords(cloud, peer);
        var plain = Reason.of("EXO-ATTR-01", "one edge for all tenants").alsoAssuming("SMTP-90");
        var because = keywords.contains("XOORG") ? plain.alsoAssuming("HDR-36").alsoAssuming("SMTP-17") : plain;
        return new Greeting(
                "(Exchange Online edge)",
                SmtpReply.of(banner),
                names.edge() + " Hello [" + peer.address() + "]",
                keywords,
                peer.tls().isPresent() ? Optional.empty() : Optional.of(ExchangeOnline.CERTIFICATE),
                limits(cloud),
                List.of(new Considered("(Exchange Online edge)", true, because)),
                Voice.exchangeOnline(cloud.tag(peer.session())));
    }

    /** SMTP-69, SMTP-90. */
    static Greeting.Limits limits(Cloud cloud) {
        var errors = cloud.settings().assumption(Assumption.EXO_PROTOCOL_ERRORS);
        var line = cloud.settings().assumption(Assumption.TEXT_LINE_LIMIT);
        return new Greeting.Limits(
                MOST_OCTETS,
                SessionLimits.of(errors.equals("none") ? 0 : Integer.parseInt(errors)),
                line.equals("none") ? 0 : Integer.parseInt(line),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static List<String> keywords(Cloud cloud, Peer peer) {
        var list = new ArrayList<>(List.of("SIZE " + MOST_OCTETS, "PIPELINING", "DSN", "ENHANCEDSTATUSCODES"));
        if (peer.tls().isEmpty()) {
            list.add("STARTTLS");
        }
        list.addAll(List.of("8BITMIME", "BINARYMIME", "CHUNKING", "SMTPUTF8"));
        if (known(cloud, peer)) {
            list.add("XOORG"); // HDR-36: its place is assumed; SMTP-17: that only a matched certificate gets it
        }
        return list;
    }

    /** Whether an OnPremises connector with CloudServicesMailEnabled knows the peer's certificate. */
    private static boolean known(Cloud cloud, Peer peer) {
        return peer.tls().isPresent()
                && cloud.ownServers().stream()
                        .filter(side -> side.connector().enabled()
                                && side.connector().trust().cloudServicesMailEnabled())
                        .anyMatch(side -> CertificateClaim.of(cloud, side, peer).fits());
    }

    static Verdict sender(MailCommand mail) {
        var size = mail.parameters().size();
        return size.isPresent() && size.getAsLong() > MOST_OCTETS
                ? new Verdict.Reject(
                        SmtpReply.of("552 5.3.4 Message size exceeds fixed maximum message size"),
                        Reason.of("ONP-RECV-96", "SIZE={} is more than {} octets", size.getAsLong(), MOST_OCTETS))
                : new Verdict.Accept(
                        SmtpReply.of("250 2.1.0 Sender OK"), Reason.of("SMTP-22", "attribution comes with RCPT"));
    }
}
