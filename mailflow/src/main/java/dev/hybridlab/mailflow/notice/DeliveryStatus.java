package dev.hybridlab.mailflow.notice;

import dev.hybridlab.mailflow.decision.NoticeManner;
import dev.hybridlab.mailflow.reply.SmtpReply;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The part that machines read (RFC 3464 §2; NDR-04). */
final class DeliveryStatus {
    static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private final StringBuilder out = new StringBuilder();

    private DeliveryStatus() {}

    /** Both groups of fields with CRLF, octets. */
    static String of(NoticeManner manner, NoticeKind kind, Incident incident) {
        var status = new DeliveryStatus();
        status.perMessage(manner, incident);
        status.out.append("\r\n");
        status.perRecipient(kind, incident);
        return status.out.toString();
    }

    /** RFC 3464 §2.2. */
    private void perMessage(NoticeManner manner, Incident incident) {
        var about = incident.about();
        DsnParameters.envelopeId(about.envelope().parameters()).ifPresent(id -> field("Original-Envelope-Id", id));
        field("Reporting-MTA", name(manner, manner.reportingMta()));
        about.from().ifPresent(from -> field("Received-From-MTA", name(manner, from)));
        field("Arrival-Date", date(about.since()));
    }

    /** RFC 3464 §2.3. */
    private void perRecipient(NoticeKind kind, Incident incident) {
        var recipient = incident.recipient();
        DsnParameters.originalRecipient(recipient).ifPresent(original -> field("Original-Recipient", original));
        var address = recipient.address().toString();
        field("Final-Recipient", (Octets.ascii(address) ? "rfc822;" : "utf-8;") + address); // RFC 6533 §3
        field("Action", kind.action());
        field("Status", status(kind, incident.diagnostic()));
        incident.remoteMta().ifPresent(remote -> field("Remote-MTA", "dns;" + remote));
        field("Diagnostic-Code", "smtp;" + incident.diagnostic());
        if (kind == NoticeKind.DELAYED) {
            field("Last-Attempt-Date", date(incident.at()));
            incident.retryUntil().ifPresent(until -> field("Will-Retry-Until", date(until)));
        }
    }

    /** The reply's own enhanced code, else the class of its code (RFC 3464 §2.3.4). */
    static String status(NoticeKind kind, SmtpReply diagnostic) {
        return diagnostic
                .enhanced()
                .map(Object::toString)
                .orElse(
                        switch (kind) {
                            case FAILED -> "5.0.0";
                            case DELAYED -> "4.0.0";
                            case RELAYED, DELIVERED -> "2.0.0";
                        });
    }

    static String date(Instant at) {
        return DATE.format(at.atOffset(ZoneOffset.UTC));
    }

    private static String name(NoticeManner manner, String host) {
        return (manner.stage().equals("plain") ? "dns; " : "dns;") + host;
    }

    private void field(String name, String value) {
        out.append(Octets.folded(Octets.of(name + ": " + value))).append("\r\n");
    }

    /** Whether it needs the form of RFC 6533 §3. */
    static boolean international(Incident incident) {
        return !Octets.ascii(incident.recipient().address().toString())
                || DsnParameters.originalRecipient(incident.recipient())
                        .filter(text -> !Octets.ascii(text))
                        .isPresent();
    }
}
