package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.address.IpAddress;
import dev.hybridlab.mailflow.decision.Greeting;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.decision.RecipientVerdict;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.decision.Voice;
import dev.hybridlab.mailflow.exchange.Ids;
import dev.hybridlab.mailflow.exchange.ReceivedLine;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.topology.Tenant;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code smtp.office365.com}: another front of Exchange Online, for clients with a mailbox (AUTH-24, SMTP-03, SMTP-18). */
final class ClientSubmission {
    private static final String ENDPOINT = "(client submission)";

    private static final Duration LATE = Duration.ofSeconds(5); // AUTH-02

    private ClientSubmission() {}

    /** Whether the session is one of the submission host. */
    static boolean meant(Peer peer) {
        return peer.local().port() == ExchangeOnline.SUBMISSION_PORT
                || isSubmission(peer.local().address());
    }

    /** The edge has port 25 alone, the submission host both. */
    static boolean listens(IpAddress address, int port) {
        if (HighVolume.is(address)) {
            return port == ExchangeOnline.SUBMISSION_PORT;
        }
        return port == 25 || port == ExchangeOnline.SUBMISSION_PORT && isSubmission(address);
    }

    private static boolean isSubmission(IpAddress address) {
        return ExchangeOnline.SUBMISSION_HOSTS.containsValue(address.toString());
    }

    static Greeting greet(Cloud cloud, Peer peer) {
        var names = cloud.names();
        var banner = "220 " + names.front() + " Microsoft ESMTP MAIL Service ready at "
                + ReceivedLine.date(ReceivedLine.When.utc(peer.session().at())) + " [" + sessionId(cloud, peer) + "]";
        var because =
                Reason.of("AUTH-24", "one submission host for all tenants").alsoAssuming("SMTP-90");
        return new Greeting(
                ENDPOINT,
                SmtpReply.of(banner),
                names.front() + " Hello [" + peer.address() + "]",
                keywords(peer),
                peer.tls().isPresent() ? Optional.empty() : Optional.of(ExchangeOnline.SUBMISSION_CERTIFICATE),
                limits(cloud, peer),
                List.of(new Considered(ENDPOINT, true, because)),
                Voice.exchangeOnline(tag(cloud, peer)));
    }

    /** Beside those of the edge: the mailbox's own (AUTH-43), and how late a failed logon is told (AUTH-02). */
    private static Greeting.Limits limits(Cloud cloud, Peer peer) {
        var edge = Listening.limits(cloud);
        var session = edge.session();
        return new Greeting.Limits(
                edge.maxMessageSize(),
                peer.tls().isEmpty() ? session : session.withAuthTarpit(LATE),
                edge.maxTextLine(),
                SubmissionLimits.of(cloud, peer).map(SubmissionLimits::recipients),
                edge.bareLineEnd(),
                edge.header(),
                edge.rate());
    }

    /** SMTP-18: AUTH takes the place of STARTTLS. */
    private static List<String> keywords(Peer peer) {
        var list =
                new ArrayList<>(List.of("SIZE " + Listening.MOST_OCTETS, "PIPELINING", "DSN", "ENHANCEDSTATUSCODES"));
        list.add(peer.tls().isEmpty() ? "STARTTLS" : "AUTH LOGIN XOAUTH2");
        list.addAll(List.of("8BITMIME", "BINARYMIME", "CHUNKING", "SMTPUTF8"));
        return list;
    }

    /** MAIL before TLS, or by nobody that is known (SMTP-50); the host remembers an AUTH that failed (AUTH-16). */
    static Optional<Verdict> unready(Cloud cloud, Peer peer) {
        if (peer.tls().isEmpty()) {
            return Optional.of(new Verdict.Reject(
                    tagged(cloud, peer, "451 5.7.3 STARTTLS is required to send mail"),
                    Reason.of("SMTP-50", "the client sent MAIL without STARTTLS before it")));
        }
        if (peer.identity().isPresent()) {
            return Optional.empty();
        }
        var text =
                cloud.settings().assumption(Assumption.NOT_AUTHENTICATED_TEXT).equals("during-mail-from")
                        ? "530 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM"
                        : "530 5.7.57 Client not authenticated to send mail.";
        return Optional.of(peer.denied()
                .map(denied -> new Verdict.Reject(
                        SmtpReply.of(text + " Error: " + denied),
                        Reason.of("AUTH-16", "AUTH failed before, and the client went on all the same")))
                .orElseGet(() -> new Verdict.Reject(
                        tagged(cloud, peer, text),
                        Reason.of(
                                        "SMTP-50",
                                        "the client did not log on: whoever wants to write without a mailbox has to"
                                                + " dial the MX host of the tenant")
                                .alsoAssuming("AUTH-37"))));
    }

    /** Who is logged on may write to anybody. */
    static RecipientVerdict recipient(Cloud cloud, Peer peer) {
        var tenant = tenant(cloud, peer);
        var because = Reason.of("AUTH-24", "{} has logged on", peer.identity().orElse(""));
        return new RecipientVerdict(
                new Verdict.Accept(SmtpReply.of("250 2.1.5 Recipient OK"), because),
                InboundFirewall.hosted(tenant),
                List.of(new Considered(ENDPOINT, true, because)));
    }

    /** Of the mailbox that is logged on. */
    static Tenant tenant(Cloud cloud, Peer peer) {
        return peer.identity()
                .flatMap(EmailAddress::tryParse)
                .map(EmailAddress::domain)
                .flatMap(cloud.topology()::tenantOf)
                .orElseThrow(() -> new IllegalStateException("RCPT before a logon"));
    }

    /** A refusal of the front (SMTP-04). */
    static SmtpReply tagged(Cloud cloud, Peer peer, String text) {
        return SmtpReply.of(text).with(tag(cloud, peer));
    }

    private static String tag(Cloud cloud, Peer peer) {
        return Ids.tag(cloud.names().frontInside(), peer.session().at(), sessionId(cloud, peer));
    }

    private static String sessionId(Cloud cloud, Peer peer) {
        return Ids.sessionId(cloud.settings().seed(), cloud.names().front(), peer.session());
    }
}
