package dev.hybridlab.mailflow.outside;

import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.decision.Release;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.exchange.ReceivedLine;
import dev.hybridlab.mailflow.message.Message;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Hash;
import dev.hybridlab.mailflow.topology.InternetHost;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.Attribution;
import dev.hybridlab.mailflow.trace.MessageRef;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.TlsFacts;
import java.util.Locale;

/** What an ordinary mail server writes on a message: trace fields and no more (RFC 5321 §4.4). */
final class PlainStamps {
    private static final Reason TRACE = Reason.of("LAB-04", "trace fields, RFC 5321 §4.4");

    private PlainStamps() {}

    static ContentVerdict received(InternetHost host, Arrival arrival, Message message) {
        var peer = arrival.peer();
        var when = ReceivedLine.When.utc(peer.session().at());
        var value = "from " + peer.helo().orElse("unknown") + " (" + peer.address() + ") by " + host.fqdn() + " with "
                + (peer.tls().isPresent() ? "ESMTPS" : "ESMTP")
                + peer.tls().map(PlainStamps::tls).orElse("") + " id " + id(host, arrival.ref()) + "; "
                + ReceivedLine.date(when);
        var edits = HeaderEdits.of(message.headers());
        if (host.addsReceived()) {
            edits.prepend("Received", value, TRACE);
        }
        var reply = Manners.of(host.software()).messageTaken(id(host, arrival.ref()));
        return new ContentVerdict.Keep(edits.on(message), Attribution.NONE, reply, edits.changes());
    }

    private static String tls(TlsFacts facts) {
        return " (version=" + facts.version() + ", cipher=" + facts.cipher() + ")";
    }

    private static String id(InternetHost host, MessageRef ref) {
        return Hash.of("queue-id", host.fqdn(), ref).substring(0, 12).toUpperCase(Locale.ROOT);
    }

    static ContentVerdict submitted(Topology topology, InternetHost host, Submission submission, Message message) {
        var when = ReceivedLine.When.utc(submission.at());
        var value = "by " + host.fqdn() + " id " + id(host, submission.ref()) + "; " + ReceivedLine.date(when);
        var edits = HeaderEdits.of(message.headers()).prepend("Received", value, TRACE);
        edits.kept(field -> field.is("DKIM-Signature"), Reason.assuming("BRD-20", "it signs its own mail"));
        if (!message.headers().has("Message-ID")) {
            var seed = topology.settings().seed();
            var unique = Hash.of(seed, "message-id", submission.ref().lineage()).substring(0, 32);
            edits.append("Message-ID", "<" + unique + "@" + host.fqdn() + ">", TRACE);
        }
        return new ContentVerdict.Keep(
                edits.on(message), Attribution.NONE, SmtpReply.of("250 2.0.0 Ok"), edits.changes());
    }

    /** RFC 5321 §4.4: final delivery writes the reverse path. */
    static Release delivered(HeldMessage held) {
        var edits = HeaderEdits.of(held.message().headers())
                .prepend("Return-Path", "<" + held.envelope().senderText() + ">", TRACE);
        return new Release(edits.on(held.message()), edits.changes());
    }
}
