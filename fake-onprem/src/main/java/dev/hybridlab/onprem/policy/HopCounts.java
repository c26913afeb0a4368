package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.ContentVerdict;
import dev.hybridlab.mailflow.exchange.HopLimit;
import dev.hybridlab.mailflow.exchange.ReceivedLine;
import dev.hybridlab.mailflow.message.Headers;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.Assumption;
import dev.hybridlab.mailflow.topology.ReceiveConnector;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** The two hop limits of a receive connector, looked at before its own line is added (LOOP-01 to LOOP-04). */
final class HopCounts {
    private static final SmtpReply EXCEEDED = SmtpReply.of("554 5.4.6 Hop count exceeded - possible mail loop");

    private HopCounts() {}

    /** At the front end, then at the hub behind it, which sees one line more. */
    static Optional<ContentVerdict> exceeded(Home home, ReceiveConnector connector, Headers headers) {
        var received = headers.count("Received");
        var local = local(home, headers);
        var first = check(home, connector, received, local);
        return first.isPresent() || !connector.match().frontend()
                ? first
                : hub(home).flatMap(hub -> check(home, hub, received + 1, local + 1));
    }

    private static Optional<ReceiveConnector> hub(Home home) {
        return home.server().receiveConnectors().stream()
                .filter(each -> !each.match().frontend())
                .filter(each -> each.match().bindings().stream().anyMatch(binding -> binding.port() == 2525))
                .findFirst();
    }

    /** LOOP-04: what counts as local is open. */
    private static long local(Home home, Headers headers) {
        return switch (home.settings().assumption(Assumption.LOCAL_HOP_STRATEGY)) {
            case "none" -> 0;
            case "organisation" ->
                headers.all("Received").stream()
                        .map(ReceivedLine::by)
                        .filter(by -> home.organization().servers().stream()
                                .anyMatch(server -> server.fqdn().equalsIgnoreCase(by)))
                        .count();
            default ->
                headers.all("Received").stream()
                        .filter(value -> ReceivedLine.by(value).equalsIgnoreCase(home.fqdn()))
                        .count();
        };
    }

    private static Optional<ContentVerdict> check(Home home, ReceiveConnector connector, long received, long local) {
        var limits = connector.limits();
        var source = connector.source();
        if (HopLimit.exceeded(home.settings(), received, limits.maxHopCount())) {
            return Optional.of(loop(
                    received,
                    Reason.assuming(
                                    "LOOP-01",
                                    "{} Received lines, and '{}' takes {}",
                                    received,
                                    connector.name(),
                                    limits.maxHopCount())
                            .configuredAt(source.originOf("MaxHopCount"))
                            .alsoAssuming("LOOP-03")));
        }
        if (limits.maxLocalHopCount() > 0 && HopLimit.exceeded(home.settings(), local, limits.maxLocalHopCount())) {
            return Optional.of(loop(
                    received,
                    Reason.assuming(
                                    "LOOP-02",
                                    "{} Received lines of this server, and '{}' takes {}",
                                    local,
                                    connector.name(),
                                    limits.maxLocalHopCount())
                            .configuredAt(source.originOf("MaxLocalHopCount"))
                            .alsoAssuming("LOOP-03")
                            .alsoAssuming("LOOP-04")));
        }
        return Optional.empty();
    }

    private static ContentVerdict loop(long received, Reason because) {
        return new ContentVerdict.Loop(EXCEEDED, (int) received, 0, because);
    }
}
