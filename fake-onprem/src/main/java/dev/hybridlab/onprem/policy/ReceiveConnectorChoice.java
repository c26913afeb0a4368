package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.address.IpRange;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.ReceiveConnector;
import dev.hybridlab.mailflow.topology.ReceiveConnector.Binding;
import dev.hybridlab.mailflow.trace.Considered;
import dev.hybridlab.mailflow.trace.Reason;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which receive connector takes a session: by binding, then the most specific remote range (ONP-RECV-01). */
record ReceiveConnectorChoice(Optional<ReceiveConnector> chosen, List<Considered> considered) {
    private record Fit(ReceiveConnector connector, IpRange range) {
        BigInteger size() {
            return range.size();
        }
    }

    private static final Comparator<Fit> MOST_SPECIFIC =
            Comparator.comparing(Fit::size).thenComparing(fit -> fit.connector().name());

    static ReceiveConnectorChoice of(Home home, Peer peer) {
        var fits = new ArrayList<Fit>();
        var considered = new ArrayList<Considered>();
        for (var connector : home.server().receiveConnectors()) {
            var lost = loses(connector, peer);
            if (lost.isPresent()) {
                considered.add(new Considered(connector.name(), false, lost.get()));
            } else {
                fits.add(new Fit(connector, range(connector, peer).orElseThrow()));
            }
        }
        fits.sort(MOST_SPECIFIC);
        if (contradict(home, fits)) {
            fits.forEach(fit -> considered.add(new Considered(fit.connector().name(), false, contradictory(fit))));
            return new ReceiveConnectorChoice(Optional.empty(), considered);
        }
        for (var i = 0; i < fits.size(); i++) {
            considered.add(i, verdict(fits.get(i), fits.getFirst(), peer));
        }
        return new ReceiveConnectorChoice(fits.stream().map(Fit::connector).findFirst(), considered);
    }

    /** ONP-RECV-15: what becomes of a session that two connectors want equally is not documented. */
    private static boolean contradict(Home home, List<Fit> fits) {
        return fits.size() > 1
                && fits.get(0).size().equals(fits.get(1).size())
                && home.settings().assumption(Assumption.RECEIVE_CONNECTOR_TIE).equals("refused");
    }

    private static Reason contradictory(Fit fit) {
        return Reason.assuming("ONP-RECV-15", "{} is no more specific than that of another connector", fit.range())
                .configuredAt(fit.connector().source().originOf("RemoteIPRanges"));
    }

    private static Optional<Reason> loses(ReceiveConnector connector, Peer peer) {
        var source = connector.source();
        if (!connector.enabled()) {
            return Optional.of(Reason.of("ONP-RECV-01", "is disabled").configuredAt(source.originOf("Enabled")));
        }
        if (!listens(connector, peer)) {
            return Optional.of(Reason.of(
                            "ONP-RECV-21",
                            "does not listen on port {}",
                            peer.local().port())
                    .configuredAt(source.originOf("Bindings")));
        }
        return range(connector, peer).isPresent()
                ? Optional.empty()
                : Optional.of(Reason.of("ONP-RECV-01", "its RemoteIPRanges do not hold {}", peer.address())
                        .configuredAt(source.originOf("RemoteIPRanges")));
    }

    private static boolean listens(ReceiveConnector connector, Peer peer) {
        for (var binding : connector.match().bindings()) {
            if (listens(binding, peer)) {
                return true;
            }
        }
        return false;
    }

    private static boolean listens(Binding binding, Peer peer) {
        return binding.port() == peer.local().port()
                && (binding.any()
                        || binding.address().equals(peer.local().address().toString()));
    }

    private static Optional<IpRange> range(ReceiveConnector connector, Peer peer) {
        IpRange best = null;
        for (var range : connector.match().remoteIPRanges()) {
            if (range.contains(peer.address()) && (best == null || range.size().compareTo(best.size()) < 0)) {
                best = range;
            }
        }
        return Optional.ofNullable(best);
    }

    private static Considered verdict(Fit fit, Fit best, Peer peer) {
        var origin = fit.connector().source().originOf("RemoteIPRanges");
        var name = fit.connector().name();
        if (fit.equals(best)) {
            return new Considered(
                    name,
                    true,
                    Reason.of("ONP-RECV-01", "{} holds {} most specifically", fit.range(), peer.address())
                            .configuredAt(origin));
        }
        var because = fit.size().equals(best.size())
                ? Reason.assuming(
                        "ONP-RECV-15",
                        "is as specific as '{}', whose name comes first",
                        best.connector().name())
                : Reason.of(
                        "ONP-RECV-01",
                        "{} is wider than {} of '{}'",
                        fit.range(),
                        best.range(),
                        best.connector().name());
        return new Considered(name, false, because.configuredAt(origin));
    }
}
