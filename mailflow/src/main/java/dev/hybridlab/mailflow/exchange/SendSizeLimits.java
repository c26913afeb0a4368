package dev.hybridlab.mailflow.exchange;

import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.topology.Directory;
import dev.hybridlab.mailflow.topology.Recipient;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** What a sender's own mailbox may send (LIM-13); asked where its mail is submitted, which no other host has handed over. */
public final class SendSizeLimits {
    private SendSizeLimits() {}

    /**
     * Which limit speaks, if one does.
     *
     * @param sendsByDefault octets that a mailbox sends unless it says otherwise
     */
    public static Optional<Reason> broken(Directory directory, HeldMessage held, long sendsByDefault) {
        if (held.from().isPresent() || held.sender().isEmpty()) {
            return Optional.empty();
        }
        var size = held.message().size();
        return directory
                .find(held.sender().get())
                .filter(sender -> sender.kind() == Recipient.Kind.MAILBOX)
                .filter(sender -> size > most(sender, sendsByDefault))
                .map(sender -> {
                    var because = Reason.assuming(
                                    "LIM-13",
                                    "MaxSendSize of {} is {} octets, the message has {}",
                                    sender.primary(),
                                    most(sender, sendsByDefault),
                                    size)
                            .configuredAt(sender.source().originOf("MaxSendSize"));
                    return sender.restrictions().maxSendSize().isPresent() ? because : because.alsoAssuming("LIM-02");
                });
    }

    private static long most(Recipient sender, long byDefault) {
        return sender.restrictions().maxSendSize().orElse(byDefault);
    }
}
