package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.address.EmailAddress;
import dev.hybridlab.mailflow.decision.Verdict;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.ReceiveConnector;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;
import java.util.Set;

/** Recipients that a receive connector does not take by their form: reserved, single-label, over-long (SMTP-64, ONP-RCPT-19). */
final class RecipientForm {
    private static final Set<String> RESERVED_TOP = Set.of("test", "example", "invalid", "localhost"); // RFC 2606 §2
    private static final Set<String> RESERVED_SECOND = Set.of("example.com", "example.net", "example.org"); // §3
    private static final int LONGEST = 571;
    private static final int LONGEST_EXTENDED = 1860; // SMTP-82

    private RecipientForm() {}

    static Optional<Verdict> refused(ReceiveConnector connector, EmailAddress recipient) {
        var domain = Topology.fold(recipient.domain());
        var source = connector.source();
        if (source.flag("RejectReservedTopLevelRecipientDomains") && RESERVED_TOP.contains(lastLabels(domain, 1))) {
            return refusal(
                    connector,
                    "RejectReservedTopLevelRecipientDomains",
                    "550 5.1.4 Recipient address reserved by RFC 2606");
        }
        if (source.flag("RejectReservedSecondLevelRecipientDomains")
                && RESERVED_SECOND.contains(lastLabels(domain, 2))) {
            return refusal(
                    connector,
                    "RejectReservedSecondLevelRecipientDomains",
                    "550 5.1.5 Recipient address reserved by RFC 2606");
        }
        if (source.flag("RejectSingleLabelRecipientDomains") && domain.indexOf('.') < 0) {
            return refusal(
                    connector,
                    "RejectSingleLabelRecipientDomains",
                    "550 5.1.6 Recipient addresses in single label domains not accepted");
        }
        var longest = source.flag("LongAddressesEnabled") ? LONGEST_EXTENDED : LONGEST;
        return recipient.toString().length() > longest
                ? refusal(connector, "LongAddressesEnabled", "550 5.1.7 Invalid address")
                : Optional.empty();
    }

    private static Optional<Verdict> refusal(ReceiveConnector connector, String property, String reply) {
        return Optional.of(new Verdict.Reject(
                SmtpReply.of(reply),
                Reason.of("SMTP-64", "{} of '{}' decides", property, connector.name())
                        .configuredAt(connector.source().originOf(property))
                        .alsoAssuming("SMTP-80")));
    }

    private static String lastLabels(String domain, int labels) {
        var from = domain.length();
        for (var i = 0; i < labels; i++) {
            var dot = domain.lastIndexOf('.', from - 1);
            if (dot < 0) {
                return domain;
            }
            from = dot;
        }
        return domain.substring(from + 1);
    }
}
