package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.exchange.HeaderFamily;
import dev.hybridlab.mailflow.exchange.Ids;
import dev.hybridlab.mailflow.exchange.OriginalStamps;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.trace.Attribution.AuthAs;
import dev.hybridlab.mailflow.trace.Reason;

/** A file in the Pickup or Replay directory of a server: what of its header stays, and whom it counts as (HDR-13, HDX-12). */
final class DirectorySubmission {
    private static final String CREATED_BY = "X-CreatedBy";
    private static final String EXCHANGE = "MSExchange15";

    private DirectorySubmission() {}

    static ContentVerdict content(Home home, Submission submission, Message message) {
        var edits = HeaderEdits.of(message.headers());
        var trusted = filter(submission, message, edits);
        edits.remove(
                HeaderFamily.CROSS_PREMISES, Reason.assuming("HDX-12", "nothing crosses the premises in a directory"));
        if (!message.headers().has("Message-ID")) {
            edits.append(
                    "Message-ID",
                    Ids.messageId(home.seed(), home.fqdn(), submission.ref()),
                    Reason.assuming("HDX-12", "the file has none"));
        }
        OriginalStamps.write(edits, message, submission.at());
        var author = author(home, edits, trusted);
        if (!edits.headers().has(InboundFirewall.NETWORK_MESSAGE_ID)) {
            edits.set(
                    InboundFirewall.NETWORK_MESSAGE_ID,
                    Ids.networkMessageId(home.seed(), submission.ref()),
                    Reason.of("HDR-54", "the same in every fork"));
        }
        Trace.pickedUp(home, submission, edits);
        var kept = edits.on(message);
        return new ContentVerdict.Keep(
                kept,
                InboundFirewall.own(home).with(author),
                InboundFirewall.accepted(home, submission.ref(), kept),
                edits.changes());
    }

    /** HDR-13. True: the organization's own fields stay. */
    private static boolean filter(Submission submission, Message message, HeaderEdits edits) {
        var replay = submission.by() == Submission.By.REPLAY;
        var trusted = replay
                && message.headers()
                        .first(CREATED_BY)
                        .filter(EXCHANGE::equalsIgnoreCase)
                        .isPresent();
        if (trusted) {
            var because = Reason.of("HDR-13", "Replay, and the file says {}: {}", CREATED_BY, EXCHANGE);
            edits.kept(HeaderFamily.ORGANIZATION::has, because).kept(HeaderFamily.FOREST::has, because);
        } else {
            var because = replay
                    ? Reason.of("HDR-13", "Replay, and the file has no {}: {}", CREATED_BY, EXCHANGE)
                    : Reason.of("HDR-13", "Pickup");
            edits.remove(HeaderFamily.ORGANIZATION, because).remove(HeaderFamily.FOREST, because);
        }
        if (replay) {
            edits.kept(HeaderRight.ROUTING::covers, Reason.of("HDR-13", "Replay keeps them"));
        } else {
            edits.remove(HeaderRight.ROUTING::covers, Reason.of("HDR-13", "Pickup"));
        }
        return trusted;
    }

    private static AuthAs author(Home home, HeaderEdits edits, boolean trusted) {
        var said = edits.headers().first(InboundFirewall.AUTH_AS).flatMap(InboundFirewall::authAs);
        if (trusted && said.isPresent()) {
            return said.get();
        }
        var author = home.settings().assumption(Assumption.DIRECTORY_AUTHOR).equals("Internal")
                ? AuthAs.INTERNAL
                : AuthAs.ANONYMOUS;
        var because = Reason.assuming("HDX-12", "nobody logged on to write a file");
        edits.set(InboundFirewall.AUTH_AS, author.toString(), because)
                .set(InboundFirewall.AUTH_SOURCE, home.fqdn(), because);
        return author;
    }
}
