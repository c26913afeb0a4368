package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.Arrival;
import dev.hybridlab.mailflow.decision.Submission;
import dev.hybridlab.mailflow.exchange.HeaderEdits;
import dev.hybridlab.mailflow.exchange.ReceivedLine;
import dev.hybridlab.mailflow.exchange.ReceivedLine.Software;
import dev.hybridlab.mailflow.exchange.ReceivedLine.Station;
import dev.hybridlab.mailflow.exchange.ReceivedLine.Way;
import dev.hybridlab.mailflow.topology.Hash;
import dev.hybridlab.mailflow.topology.ReceiveConnector;
import dev.hybridlab.mailflow.topology.Topology;
import dev.hybridlab.mailflow.trace.Reason;
import dev.hybridlab.mailflow.trace.TlsFacts;
import java.time.Instant;
import java.util.Optional;

/** The Received lines of the roles inside one server (HDR-81 to HDR-85, HDR-92). */
final class Trace {
    private static final String RECEIVED = "Received";
    /** Between the roles of one machine, as seen in samples (HDR-83). */
    private static final String INSIDE = "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384";

    private Trace() {}

    /** A session: the front end's line and the hub's above it, or the hub's alone. */
    static void received(Home home, ReceiveConnector connector, Arrival arrival, HeaderEdits edits) {
        var peer = arrival.peer();
        var when = home.when(peer.session().at());
        var from = new Station(peer.helo().orElse("unknown"), peer.address().toString());
        var build = home.server().build().id();
        if (!connector.match().frontend()) {
            edits.prepend(
                    RECEIVED,
                    ReceivedLine.smtp(new Way(from, own(home)), shown(home, peer.tls()), new Software(build, ""), when),
                    because(home, Reason.of("HDR-83", "the hub's line")));
            return;
        }
        edits.prepend(
                RECEIVED,
                ReceivedLine.smtp(
                        new Way(from, own(home)),
                        shown(home, peer.tls()),
                        new Software(build, "Frontend Transport"),
                        when),
                because(home, Reason.of("HDR-81", "the front end's line")));
        edits.prepend(
                RECEIVED,
                ReceivedLine.smtp(
                        new Way(own(home), own(home)), inside(peer.tls(), home), new Software(build, ""), when),
                because(home, Reason.of("HDR-83", "the hub's line")));
    }

    private static Station own(Home home) {
        var shown = home.server().transportService().text("ExternalIPAddress"); // TIME-17
        return new Station(home.fqdn(), shown.orElse(home.address().toString()));
    }

    /** Roles of one machine speak TLS 1.2 to each other; which certificate they show nobody sees. */
    private static Optional<TlsFacts> inside(Optional<TlsFacts> outside, Home home) {
        return home.topology().certificates().all().stream()
                .findFirst()
                .map(any -> new TlsFacts(
                        "TLS1_2", INSIDE, home.topology().certificates().facts(any), Optional.empty()))
                .flatMap(facts -> shown(home, Optional.of(facts)));
    }

    /** HDR-90: an older Windows names the curve behind the cipher. */
    private static Optional<TlsFacts> shown(Home home, Optional<TlsFacts> facts) {
        return namesCurves(home)
                ? facts.map(each -> each.cipher().contains("_ECDHE_")
                        ? new TlsFacts(each.version(), each.cipher() + "_P256", each.server(), each.client())
                        : each)
                : facts;
    }

    private static boolean namesCurves(Home home) {
        return home.server().source().text("windows").filter("2012R2"::equals).isPresent();
    }

    private static Reason because(Home home, Reason plain) {
        return namesCurves(home) ? plain.alsoAssuming("HDX-11") : plain;
    }

    static void submitted(Home home, Instant at, HeaderEdits edits) {
        edits.prepend(
                RECEIVED,
                ReceivedLine.mapi(
                        new Station(home.fqdn(), linkLocal(home)),
                        home.server().build().id(),
                        home.when(at)),
                Reason.of("HDR-85", "a mailbox submitted it"));
    }

    /** HDX-12. */
    static void pickedUp(Home home, Submission submission, HeaderEdits edits) {
        var directory = submission.by().word();
        edits.prepend(
                RECEIVED,
                ReceivedLine.file(directory, home.fqdn(), home.server().build().id(), home.when(submission.at())),
                Reason.assuming("HDX-12", "a file in the {} directory", directory));
    }

    static void stored(Home home, Instant at, HeaderEdits edits) {
        edits.prepend(
                RECEIVED,
                ReceivedLine.smtp(
                        new Way(own(home), own(home)),
                        inside(Optional.empty(), home),
                        new Software(home.server().build().id(), "Mailbox Transport"),
                        home.when(at)),
                because(home, Reason.of("HDR-84", "into the store")));
    }

    private static String linkLocal(Home home) {
        var hex = Hash.of(home.seed(), "link-local", Topology.fold(home.fqdn()));
        return "fe80::" + hex.substring(0, 4) + ":" + hex.substring(4, 8) + ":" + hex.substring(8, 12) + ":"
                + hex.substring(12, 16);
    }
}
