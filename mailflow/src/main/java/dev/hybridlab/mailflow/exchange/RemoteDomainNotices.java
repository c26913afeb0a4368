package dev.hybridlab.mailflow.exchange;

import dev.hybridlab.mailflow.decision.HeldMessage;
import dev.hybridlab.mailflow.topology.Domains;
import dev.hybridlab.mailflow.trace.Reason;
import java.util.Optional;

/** Reports that a remote domain keeps back from senders there (DOM-28). */
public final class RemoteDomainNotices {
    private RemoteDomainNotices() {}

    /** Why the sender gets none; empty: he does. */
    public static Optional<Reason> withheld(Domains domains, HeldMessage held, boolean failure) {
        var property = failure ? "NDREnabled" : "DeliveryReportEnabled";
        return held.sender()
                .flatMap(sender -> domains.outside(sender.domain()))
                .filter(remote -> failure
                        ? !remote.notices().failures()
                        : !remote.notices().deliveries())
                .map(remote -> Reason.of(
                                "DOM-28",
                                "{} of remote domain '{}' is off: {} is not told",
                                property,
                                remote.source().identity(),
                                held.sender().get())
                        .configuredAt(remote.source().originOf(property)));
    }

    /** Whether a notice to the sender explains itself to administrators (DOM-30). */
    public static boolean explains(Domains domains, HeldMessage held) {
        return held.sender()
                .flatMap(sender -> domains.outside(sender.domain()))
                .filter(remote -> !remote.notices().diagnostics())
                .isEmpty();
    }
}
