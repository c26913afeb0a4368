package dev.hybridlab.exo.policy;

import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.exchange.ReceivedLine;
import dev.hybridlab.mailflow.exchange.ReceivedLine.Software;
import dev.hybridlab.mailflow.exchange.ReceivedLine.Station;
import dev.hybridlab.mailflow.exchange.ReceivedLine.Way;
import dev.hybridlab.mailflow.exchange.ReceivedLine.When;
import dev.hybridlab.mailflow.topology.ExchangeOnline;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.TlsFacts;
import java.time.Instant;
import java.util.Optional;

/** The Received lines of the roles inside Exchange Online: edge, front, hub; a mailbox; the store (HDR-86 to HDR-92). */
final class Trace {
    private static final String RECEIVED = "Received";
    private static final String FRONTEND = "Frontend Transport";

    private Trace() {}

    /** The edge's line. */
    static void edge(Cloud cloud, Arrival arrival, HeaderEdits edits) {
        var names = cloud.names();
        var peer = arrival.peer();
        var when = When.utc(peer.session().at());
        var outside = new Station(peer.helo().orElse("unknown"), peer.address().toString());
        var edge = new Station(names.edge(), "10.167.240.4");
        line(
                edits,
                ReceivedLine.smtp(new Way(outside, edge), peer.tls(), new Software(Cloud.BUILD, FRONTEND), when),
                "HDR-87");
    }

    /** The lines of front and hub above it. */
    static void inside(Cloud cloud, Arrival arrival, HeaderEdits edits) {
        var names = cloud.names();
        var when = When.utc(arrival.peer().session().at());
        var edgeInside = new Station(names.edgeInside(), names.inside("edge"));
        var front = new Station(names.front(), names.inside("front"));
        var modern = inside(cloud, "TLS1_3", "TLS_AES_256_GCM_SHA384");
        line(
                edits,
                ReceivedLine.smtp(new Way(edgeInside, front), modern, new Software(Cloud.BUILD, FRONTEND), when),
                "HDR-88");
        var frontInside = new Station(names.frontInside(), names.inside("front"));
        var hub = new Station(names.hub(), names.inside("hub"));
        var older = inside(cloud, "TLS1_2", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");
        line(edits, ReceivedLine.smtp(new Way(frontInside, hub), older, new Software(Cloud.BUILD, ""), when), "HDR-88");
    }

    private static void line(HeaderEdits edits, String value, String fact) {
        edits.prepend(RECEIVED, value, Reason.of(fact, "a role of Exchange Online"));
    }

    private static Optional<TlsFacts> inside(Cloud cloud, String version, String cipher) {
        var book = cloud.topology().certificates();
        return book.named(ExchangeOnline.CERTIFICATE)
                .map(book::facts)
                .map(facts -> new TlsFacts(version, cipher, facts, Optional.empty()));
    }

    static void submitted(Cloud cloud, Instant at, HeaderEdits edits) {
        var names = cloud.names();
        line(
                edits,
                ReceivedLine.mapi(new Station(names.mailbox(), names.linkLocal()), Cloud.STORE_BUILD, When.utc(at)),
                "HDR-86");
    }

    /** A client that logged on: its own line in place of the store's (HDX-17). */
    static void loggedOn(Cloud cloud, Peer peer, HeaderEdits edits) {
        var names = cloud.names();
        var device = new Station(peer.helo().orElse("unknown"), peer.address().toString());
        var mailbox = new Station(names.mailbox(), names.inside("mailbox"));
        var value = ReceivedLine.smtp(
                new Way(device, mailbox),
                peer.tls(),
                new Software(Cloud.BUILD, ""),
                When.utc(peer.session().at()));
        edits.prepend(RECEIVED, value, Reason.assuming("HDX-17", "a client that logged on"));
    }

    static void stored(Cloud cloud, Instant at, HeaderEdits edits) {
        var names = cloud.names();
        line(edits, ReceivedLine.https(names.hub(), names.mailbox(), When.utc(at)), "HDR-89");
    }
}
