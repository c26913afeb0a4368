package dev.hybridlab.onprem.policy;

import dev.hybridlab.mailflow.decision.Allowance;
import dev.hybridlab.mailflow.decision.Peer;
import dev.hybridlab.mailflow.reply.SmtpReply;
import dev.hybridlab.mailflow.topology.ReceiveConnector;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** MessageRateLimit: messages a minute, counted by address, by user or by both (ONP-RECV-37, ONP-RECV-93). */
final class MessageRate {
    private static final SmtpReply TOO_MANY =
            SmtpReply.of("421 4.4.2 Message submission rate for this client has exceeded the configured limit");

    private MessageRate() {}

    static Optional<Allowance> of(ReceiveConnector connector, Peer peer) {
        var source = connector.source();
        var most = source.text("MessageRateLimit")
                .filter(text -> !text.isEmpty() && text.chars().allMatch(Character::isDigit));
        return most.flatMap(limit -> whose(connector, peer)
                .map(who -> Allowance.aMinute(
                        Integer.parseInt(limit),
                        connector.name() + " " + who,
                        new Allowance.Refuse(
                                TOO_MANY,
                                Reason.of(
                                                "ONP-RECV-93",
                                                "'{}' takes {} messages a minute of {}",
                                                connector.name(),
                                                limit,
                                                who)
                                        .configuredAt(source.originOf("MessageRateLimit"))))));
    }

    /** Empty: nobody's messages are counted. */
    private static Optional<String> whose(ReceiveConnector connector, Peer peer) {
        return switch (connector.source().text("MessageRateSource").orElse("IPAddress")) {
            case "None" -> Optional.empty();
            case "User" -> peer.identity();
            case "All" ->
                Optional.of(
                        peer.address() + peer.identity().map(name -> " " + name).orElse(""));
            default -> Optional.of(peer.address().toString());
        };
    }
}
